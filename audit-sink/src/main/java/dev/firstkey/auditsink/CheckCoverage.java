package dev.firstkey.auditsink;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/// Says for each partition what is accounted for and what is missing. How many leaves were not
/// added up yet is `firstkey.coverage.behind`; how many offsets are missing,
/// `firstkey.audit.missing`, and which, a line in the log when it changes; that it failed,
/// `firstkey.coverage.failures` and a line in the log, until it is something else.
@ApplicationScoped
public class CheckCoverage {
  private static final int STEP = 10_000;
  private static final Logger LOG = Logger.getLogger(CheckCoverage.class);

  private final Entries entries;
  private final Counter failures;
  private volatile long behind;
  private volatile Missing missing = new Missing(0, "");
  private volatile String trouble = "";
  private volatile boolean begun;

  CheckCoverage(Entries entries, MeterRegistry meters) {
    this.entries = entries;
    this.failures = meters.counter("firstkey.coverage.failures");
    meters.gauge("firstkey.coverage.behind", this, it -> it.behind);
    meters.gauge("firstkey.audit.missing", this, it -> it.missing.offsets());
  }

  /// Timers run before there are tables.
  void start(@Observes @Priority(Schema.READY + 20) StartupEvent started) {
    begun = true;
  }

  /// What was added up is not read again when somebody asks; what could not be, is.
  @Scheduled(every = "{firstkey.coverage.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> addUp() {
    return begun ? add() : Uni.createFrom().voidItem();
  }

  private Uni<Void> add() {
    return Uni.createFrom()
        .deferred(() -> entries.addUp(STEP))
        .repeat()
        .whilst(added -> added == STEP)
        .collect()
        .last()
        .chain(entries::notAddedUp)
        .invoke(leaves -> behind = leaves)
        .chain(entries::coverage)
        .map(Missing::of)
        .invoke(this::well)
        .replaceWithVoid()
        .onFailure()
        .invoke(this::failed)
        .onFailure()
        .recoverWithNull();
  }

  /// In the order of topic and partition.
  public Uni<List<PartitionCoverage>> now() {
    return entries.coverage();
  }

  private void well(Missing now) {
    trouble = "";
    if (now.offsets() > 0 && !now.equals(missing)) {
      LOG.errorf(
          "%d offsets are neither an entry nor explained, and asOf waits for them: %s",
          now.offsets(), now.words());
    }
    missing = now;
  }

  private void failed(Throwable failure) {
    failures.increment();
    String what = failure.getClass().getName();
    if (!what.equals(trouble)) {
      LOG.errorf("what is accounted for is not added up: %s", what);
    }
    trouble = what;
  }
}
