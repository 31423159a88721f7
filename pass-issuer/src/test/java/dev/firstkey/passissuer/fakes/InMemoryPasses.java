package dev.firstkey.passissuer.fakes;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.passissuer.Passes;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Answers of one thread.
public final class InMemoryPasses implements Passes {
  private final Set<UUID> answered = new HashSet<>();

  @Override
  public Uni<Boolean> issue(PassIssued pass, Instant at) {
    return Uni.createFrom().item(answered.add(pass.requestId()));
  }

  @Override
  public Uni<Boolean> refuse(PassRefused refusal, Instant at) {
    return Uni.createFrom().item(answered.add(refusal.requestId()));
  }

  @Override
  public Uni<Void> ended(UUID passId, RevocationReason reason) {
    return Uni.createFrom().voidItem();
  }
}
