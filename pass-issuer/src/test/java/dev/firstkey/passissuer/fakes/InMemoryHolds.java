package dev.firstkey.passissuer.fakes;

import dev.firstkey.outbox.Holds;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Holds on keys; every key can be read.
public record InMemoryHolds(Set<String> keys) implements Holds {

  @Override
  public Uni<Boolean> isAnyHeld(List<String> asked) {
    return Uni.createFrom().item(!Collections.disjoint(keys, asked));
  }

  @Override
  public Uni<Set<Integer>> unreadablePartitions() {
    return Uni.createFrom().item(Set.of());
  }
}
