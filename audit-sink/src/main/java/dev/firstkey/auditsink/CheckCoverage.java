package dev.firstkey.auditsink;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Says for each partition what is accounted for and what is missing.
@ApplicationScoped
public class CheckCoverage {
  private static final int STEP = 10_000;

  private final Entries entries;

  CheckCoverage(Entries entries) {
    this.entries = entries;
  }

  /// What was added up is not read again when somebody asks; what could not be, is.
  @Scheduled(every = "{firstkey.coverage.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> addUp() {
    return Uni.createFrom()
        .deferred(() -> entries.addUp(STEP))
        .repeat()
        .whilst(added -> added == STEP)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }

  /// In the order of topic and partition.
  public Uni<List<PartitionCoverage>> now() {
    return entries.coverage();
  }
}
