package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Says for each partition what is accounted for and what is missing.
@ApplicationScoped
public class CheckCoverage {
  private final Entries entries;

  CheckCoverage(Entries entries) {
    this.entries = entries;
  }

  /// In the order of topic and partition.
  public Uni<List<PartitionCoverage>> now() {
    return entries.coverage();
  }
}
