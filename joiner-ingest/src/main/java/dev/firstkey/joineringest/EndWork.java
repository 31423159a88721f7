package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks every second for employments whose last day is over. Every replica looks; the rows know
/// what is still to do.
@ApplicationScoped
class EndWork {
  private static final Logger LOG = Logger.getLogger(EndWork.class);
  private static final long PULSE_MILLIS = 1000;

  private final Vertx vertx;
  private final EndEpisodes endEpisodes;
  private final DirectoryWork directoryWork;
  private final Counter failures;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable OwnContexts contexts;
  private volatile boolean open;
  private long pulse;

  EndWork(Vertx vertx, EndEpisodes endEpisodes, DirectoryWork directoryWork, MeterRegistry meters) {
    this.vertx = vertx;
    this.endEpisodes = endEpisodes;
    this.directoryWork = directoryWork;
    this.failures = meters.counter("firstkey.ends.failures");
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    open = true;
    vertx.runOnContext(
        _ -> contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext())));
    pulse = vertx.setPeriodic(PULSE_MILLIS, _ -> wake());
  }

  void stop(@Observes ShutdownEvent stopping) {
    open = false;
    vertx.cancelTimer(pulse);
  }

  private void wake() {
    OwnContexts now = contexts;
    if (now != null && running.compareAndSet(false, true)) {
      round(now);
    }
  }

  private void round(OwnContexts now) {
    now.run(_ -> endEpisodes.next()).subscribe().with(found -> next(now, found), this::failed);
  }

  private void next(OwnContexts now, boolean foundOne) {
    if (foundOne && open) {
      directoryWork.wake();
      round(now);
    } else {
      running.set(false);
    }
  }

  /// The next pulse tries again.
  private void failed(Throwable failure) {
    failures.increment();
    LOG.warnf("ending episodes failed failure=%s", failure.getClass().getName());
    running.set(false);
  }
}
