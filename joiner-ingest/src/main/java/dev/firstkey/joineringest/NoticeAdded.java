package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Asks the directory from time to time whose owners added a credential, and has the task of each
/// such worker look, before the directory forgets: docs/decisions/0026-a-second-passkey.md. Every
/// replica asks; to look twice does no harm.
@ApplicationScoped
class NoticeAdded {
  private static final Logger LOG = Logger.getLogger(NoticeAdded.class);
  private static final Duration BEFORE_THE_START = Duration.ofDays(1);
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Directory directory;
  private final Transactions transactions;
  private final DirectoryTasks tasks;
  private final DirectoryWork work;
  private final Clock clock;
  private final Duration every;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Instant since;
  private volatile long timer;

  NoticeAdded(
      Vertx vertx,
      Directory directory,
      Transactions transactions,
      DirectoryTasks tasks,
      DirectoryWork work,
      Clock clock,
      @ConfigProperty(name = "firstkey.directory.look-for-added", defaultValue = "PT30S")
          Duration every) {
    this.vertx = vertx;
    this.directory = directory;
    this.transactions = transactions;
    this.tasks = tasks;
    this.work = work;
    this.clock = clock;
    this.every = every;
    this.since = clock.instant().minus(BEFORE_THE_START);
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    vertx.runOnContext(_ -> {
      OwnContexts contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      timer = vertx.setPeriodic(every.toMillis(), _ -> ask(contexts));
    });
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void ask(OwnContexts contexts) {
    if (!asking.compareAndSet(false, true)) {
      return;
    }
    Instant until = clock.instant().minus(OVERLAP);
    directory
        .addedTo(since)
        .flatMap(accounts -> contexts.run(_ -> lookAt(accounts)))
        .onTermination()
        .invoke(() -> asking.set(false))
        .subscribe()
        .with(
            _ -> since = until,
            failure ->
                LOG.warnf("who added a passkey is not known: %s", failure.getClass().getName()));
  }

  private Uni<Void> lookAt(Set<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transactions.run(() -> tasks.lookAt(accounts)).invoke(work::wake);
  }
}
