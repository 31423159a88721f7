package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.jboss.logging.Logger;

/// How many directory tasks are to be done and how many are stuck:
/// `firstkey.directory.tasks.waiting` and `firstkey.directory.tasks.stuck`, read every two seconds.
@ApplicationScoped
class DirectoryMetrics {
  private static final Logger LOG = Logger.getLogger(DirectoryMetrics.class);
  private static final long EVERY_MILLIS = 2000;

  private final Vertx vertx;
  private final Transactions transactions;
  private final DirectoryTasks tasks;
  private volatile long timer;
  private volatile DirectoryTasks.Backlog backlog = new DirectoryTasks.Backlog(0, 0);

  DirectoryMetrics(
      Vertx vertx, Transactions transactions, DirectoryTasks tasks, MeterRegistry meters) {
    this.vertx = vertx;
    this.transactions = transactions;
    this.tasks = tasks;
    meters.gauge("firstkey.directory.tasks.waiting", this, it -> it.backlog.waiting());
    meters.gauge("firstkey.directory.tasks.stuck", this, it -> it.backlog.stuck());
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    vertx.runOnContext(_ -> {
      OwnContexts contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      timer = vertx.setPeriodic(EVERY_MILLIS, _ -> read(contexts));
    });
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void read(OwnContexts contexts) {
    contexts
        .run(_ -> transactions.run(tasks::backlog))
        .subscribe()
        .with(
            now -> backlog = now,
            failure -> LOG.debugf("backlog unknown: %s", failure.getClass().getName()));
  }
}
