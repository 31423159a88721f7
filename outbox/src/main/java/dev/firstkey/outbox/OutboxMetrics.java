package dev.firstkey.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// How many records wait and how long the oldest has waited: `firstkey.outbox.records` and
/// `firstkey.outbox.age.seconds`, read every second.
@ApplicationScoped
class OutboxMetrics {
  private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
  private static final long EVERY_MILLIS = 1000;

  private final WaitingRecords records;
  private volatile WaitingRecords.Backlog backlog = new WaitingRecords.Backlog(0, 0);

  OutboxMetrics(WaitingRecords records, MeterRegistry meters) {
    this.records = records;
    meters.gauge("firstkey.outbox.records", this, metrics -> metrics.backlog.waiting());
    meters.gauge("firstkey.outbox.age.seconds", this, metrics -> metrics.backlog.ageSeconds());
  }

  void start(@Observes @Priority(Schema.READY + 20) StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(EVERY_MILLIS, _ -> read());
  }

  private void read() {
    records
        .backlog()
        .subscribe()
        .with(
            now -> backlog = now,
            failure -> LOG.debugf("backlog unknown: %s", failure.getClass().getName()));
  }
}
