package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks every second whose turn has come, and lets at most 25 of a source go on, so that whoever
/// is hired meanwhile does not wait behind all of them. Every replica looks; the rows know what is
/// still to do.
@ApplicationScoped
class TurnWork {
  private static final Logger LOG = Logger.getLogger(TurnWork.class);
  private static final long PULSE_MILLIS = 1000;
  private static final int AT_ONCE = 25;

  private final Vertx vertx;
  private final TakeTurns takeTurns;
  private final DirectoryWork directoryWork;
  private final Counter failures;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable OwnContexts contexts;
  private volatile boolean open;
  private long pulse;

  TurnWork(Vertx vertx, TakeTurns takeTurns, DirectoryWork directoryWork, MeterRegistry meters) {
    this.vertx = vertx;
    this.takeTurns = takeTurns;
    this.directoryWork = directoryWork;
    this.failures = meters.counter("firstkey.turns.failures");
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
      round(now).subscribe().with(_ -> running.set(false), this::failed);
    }
  }

  private Uni<Void> round(OwnContexts now) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (String source : takeTurns.sources()) {
      all = all.chain(() -> some(now, source, AT_ONCE));
    }
    return all;
  }

  private Uni<Void> some(OwnContexts now, String source, int most) {
    return most == 0 || !open
        ? Uni.createFrom().voidItem()
        : now.run(_ -> takeTurns.next(source))
            .flatMap(isMoved -> isMoved ? more(now, source, most) : Uni.createFrom().voidItem());
  }

  private Uni<Void> more(OwnContexts now, String source, int most) {
    directoryWork.wake();
    return some(now, source, most - 1);
  }

  /// The next pulse tries again.
  private void failed(Throwable failure) {
    failures.increment();
    LOG.warnf("taking turns failed failure=%s", failure.getClass().getName());
    running.set(false);
  }
}
