package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/// How many HR records are in quarantine, and for how long the oldest:
/// `firstkey.quarantine.waiting` and `firstkey.quarantine.oldest` (seconds), tag `because`, read
/// every two seconds.
@ApplicationScoped
class QuarantineMetrics {
  private static final Logger LOG = Logger.getLogger(QuarantineMetrics.class);
  private static final long EVERY_MILLIS = 2000;

  private final Transactions transactions;
  private final Quarantine quarantine;
  private volatile Map<QuarantinedBecause, Quarantine.Backlog> backlog = Map.of();

  QuarantineMetrics(
      Transactions transactions, Quarantine quarantine, MeterRegistry meters, Clock clock) {
    this.transactions = transactions;
    this.quarantine = quarantine;
    for (QuarantinedBecause because : QuarantinedBecause.values()) {
      Tags tags = Tags.of("because", because.word());
      meters.gauge("firstkey.quarantine.waiting", tags, this, it -> it.of(because).waiting());
      meters.gauge("firstkey.quarantine.oldest", tags, this, it -> it.oldest(because, clock));
    }
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started, Vertx vertx) {
    vertx.runOnContext(_ -> {
      OwnContexts contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      vertx.setPeriodic(EVERY_MILLIS, _ -> read(contexts));
    });
  }

  private Quarantine.Backlog of(QuarantinedBecause because) {
    return backlog.getOrDefault(because, Quarantine.Backlog.NONE);
  }

  private double oldest(QuarantinedBecause because, Clock clock) {
    return of(because)
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
