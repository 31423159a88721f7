package dev.firstkey.revocationworker;

import dev.firstkey.outbox.Holds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// A partition is blind while something is parked there whose key cannot be read.
@ApplicationScoped
class ParkedPartitions implements BlindPartitions {
  private final Holds holds;

  ParkedPartitions(Holds holds) {
    this.holds = holds;
  }

  @Override
  public Uni<Set<Integer>> now() {
    return holds.unreadablePartitions();
  }
}
