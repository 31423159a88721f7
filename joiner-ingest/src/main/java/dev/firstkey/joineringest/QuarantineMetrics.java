package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/// How many HR records are in quarantine, and for how long the oldest:
/// `firstkey.quarantine.waiting` and `firstkey.quarantine.oldest` (seconds), tag `because`; the
/// same of sources that are not registered any more, which nothing but a person can end:
/// `firstkey.quarantine.stranded` and `firstkey.quarantine.stranded.oldest`. Read every two
/// seconds; of each no more than 10,000 are counted.
@ApplicationScoped
class QuarantineMetrics {
  private static final Logger LOG = Logger.getLogger(QuarantineMetrics.class);
  private static final long EVERY_MILLIS = 2000;

  private final Transactions transactions;
  private final Backlogs backlogs;
  private final Sources sources;
  private final DatabaseClock clock;
  private volatile Seen seen = Seen.NOTHING;
  private volatile Runnable cancel = () -> {};

  /// What was read last.
  ///
  /// @param at when, by the database
  /// @param nanos when, by this machine, which only counts how long ago that is
  private record Seen(
      Map<QuarantinedBecause, Backlogs.Backlog> backlog,
      Backlogs.Backlog stranded,
      Instant at,
      long nanos) {
    private static final Seen NOTHING = new Seen(Map.of(), Backlogs.Backlog.NONE, Instant.EPOCH, 0);

    private Backlogs.Backlog of(QuarantinedBecause because) {
      return backlog.getOrDefault(because, Backlogs.Backlog.NONE);
    }

    private double age(Backlogs.Backlog of) {
      return of.oldest()
          .map(since ->
              Duration.between(since, at).plusNanos(System.nanoTime() - nanos).toMillis() / 1000.0)
          .orElse(0.0);
    }
  }

  QuarantineMetrics(
      Transactions transactions,
      Backlogs backlogs,
      Sources sources,
      MeterRegistry meters,
      DatabaseClock clock) {
    this.clock = clock;
    this.sources = sources;
    this.transactions = transactions;
    this.backlogs = backlogs;
    for (QuarantinedBecause because : QuarantinedBecause.values()) {
      Tags tags = Tags.of("because", because.word());
      meters.gauge("firstkey.quarantine.waiting", tags, this, it -> it.seen.of(because).waiting());
      meters.gauge(
          "firstkey.quarantine.oldest", tags, this, it -> it.seen.age(it.seen.of(because)));
    }
    meters.gauge("firstkey.quarantine.stranded", this, it -> it.seen.stranded().waiting());
    meters.gauge(
        "firstkey.quarantine.stranded.oldest", this, it -> it.seen.age(it.seen.stranded()));
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started, Vertx vertx) {
    vertx.runOnContext(_ -> {
      OwnContexts contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      long timer = vertx.setPeriodic(EVERY_MILLIS, _ -> read(contexts));
      cancel = () -> vertx.cancelTimer(timer);
    });
  }

  void stop(@Observes ShutdownEvent stopping) {
    cancel.run();
  }

  private Uni<Backlogs.Backlog> strandedNow() {
    return backlogs
        .sources()
        .map(all -> all.stream().filter(uri -> !sources.isRegistered(uri)).toList())
        .flatMap(backlogs::backlogOf);
  }

  private void read(OwnContexts contexts) {
    contexts
        .run(_ -> transactions.run(this::look))
        .subscribe()
        .with(
            now -> seen = now,
            failure -> LOG.debugf("backlog unknown: %s", failure.getClass().getName()));
  }

  private Uni<Seen> look() {
    return backlogs
        .backlog()
        .flatMap(backlog ->
            strandedNow()
                .flatMap(stranded ->
                    clock.now().map(now -> new Seen(backlog, stranded, now, System.nanoTime()))));
  }
}
