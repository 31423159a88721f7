package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Breaker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// How many directory tasks may begin in this replica, by what the others found:
/// `firstkey.directory.open` is 1 while the directory is left alone.
@ApplicationScoped
class DirectoryGate {
  private static final Logger LOG = Logger.getLogger(DirectoryGate.class);

  private final long start = System.nanoTime();
  private Breaker breaker = Breaker.closed();

  DirectoryGate(MeterRegistry meters) {
    meters.gauge("firstkey.directory.open", this, it -> it.isOpen() ? 1 : 0);
  }

  /// How many tasks may begin now.
  synchronized int room(int free) {
    return breaker.room(free, now());
  }

  /// The same, and as many are about to.
  synchronized int enter(int free) {
    int room = breaker.room(free, now());
    if (room > 0) {
      breaker = breaker.begun(now());
    }
    return room;
  }

  /// There was none to begin.
  void idle() {
    move(now -> now.idle(now()));
  }

  /// A task found that.
  ///
  /// @return whether the directory is back by that
  boolean found(Breaker.Found found, String workerId) {
    return move(now -> now.after(found, workerId, now()));
  }

  private synchronized boolean isOpen() {
    return breaker.isOpen();
  }

  private synchronized boolean move(UnaryOperator<Breaker> how) {
    boolean wasOpen = breaker.isOpen();
    breaker = how.apply(breaker);
    if (wasOpen != breaker.isOpen()) {
      LOG.warn(wasOpen ? "the directory is back" : "the directory is left alone, its tasks wait");
    }
    return wasOpen && !breaker.isOpen();
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
