package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// How many HR records are in quarantine, and for how long the oldest:
/// `firstkey.quarantine.waiting` and `firstkey.quarantine.oldest` (seconds), read every two
/// seconds.
@ApplicationScoped
class QuarantineMetrics {
  private static final Logger LOG = Logger.getLogger(QuarantineMetrics.class);
  private static final long EVERY_MILLIS = 2000;

  private final Transactions transactions;
  private final Quarantine quarantine;
  private volatile Quarantine.Backlog backlog = new Quarantine.Backlog(0, Optional.empty());

  QuarantineMetrics(
      Transactions transactions, Quarantine quarantine, MeterRegistry meters, Clock clock) {
    this.transactions = transactions;
    this.quarantine = quarantine;
    meters.gauge("firstkey.quarantine.waiting", this, it -> it.backlog.waiting());
    meters.gauge("firstkey.quarantine.oldest", this, it -> it.oldest(clock));
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started, Vertx vertx) {
    vertx.runOnContext(_ -> {
      OwnContexts contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      vertx.setPeriodic(EVERY_MILLIS, _ -> read(contexts));
    });
  }

  private double oldest(Clock clock) {
    return backlog
        .oldest()
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private void read(OwnContexts contexts) {
    contexts
        .run(_ -> transactions.run(quarantine::backlog))
        .subscribe()
        .with(
            now -> backlog = now,
            failure -> LOG.debugf("backlog unknown: %s", failure.getClass().getName()));
  }
}
