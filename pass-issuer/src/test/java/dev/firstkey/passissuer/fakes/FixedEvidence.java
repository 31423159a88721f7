package dev.firstkey.passissuer.fakes;

import dev.firstkey.passissuer.Evidence;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// Evidence that is kept, or not.
public record FixedEvidence(boolean kept) implements Evidence {

  @Override
  public Uni<Boolean> isKept() {
    return Uni.createFrom().item(kept);
  }

  @Override
  public Uni<Void> reaches(Instant asOf) {
    return Uni.createFrom().voidItem();
  }
}
