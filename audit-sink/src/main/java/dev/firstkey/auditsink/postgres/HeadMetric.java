package dev.firstkey.auditsink.postgres;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// The log index of the newest leaf as `firstkey.audit.head`, read every second; -1 while the log
/// is empty.
@ApplicationScoped
class HeadMetric {
  private static final Logger LOG = Logger.getLogger(HeadMetric.class);
  private static final long EVERY_MILLIS = 1000;
  private static final String HEAD =
      """
      select greatest(
        (select max(log_index) from entry_key), (select max(log_index) from coverage), -1) as head
      """;

  private final Pool pool;
  private volatile long head = -1;

  HeadMetric(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    meters.gauge("firstkey.audit.head", this, metric -> metric.head);
  }

  void start(@Observes @Priority(Schema.READY + 20) StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(EVERY_MILLIS, _ -> read());
  }

  private void read() {
    pool.query(HEAD)
        .execute()
        .map(rows -> rows.iterator().next().getLong("head"))
        .subscribe()
        .with(
            now -> head = now,
            failure -> LOG.debugf("head unknown: %s", failure.getClass().getName()));
  }
}
