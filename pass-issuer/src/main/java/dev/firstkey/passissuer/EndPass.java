package dev.firstkey.passissuer;

import dev.firstkey.contracts.RevocationReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Keeps why a pass that was issued here ended. It decides nothing: others do. To be called inside
/// a transaction.
@ApplicationScoped
public class EndPass {
  private final Passes passes;

  EndPass(Passes passes) {
    this.passes = passes;
  }

  /// A reason that ended the pass.
  public Uni<Void> ended(UUID passId, RevocationReason reason) {
    return passes.ended(passId, reason);
  }
}
