package dev.firstkey.passissuer;

import dev.firstkey.contracts.PassRequested;
import dev.firstkey.outbox.Holds;
import dev.firstkey.passissuer.domain.Situation.Doubt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Looks for what speaks against giving anything now. To be called inside a transaction.
@ApplicationScoped
class FindDoubts {
  private final Holds holds;
  private final Evidence evidence;

  FindDoubts(Holds holds, Evidence evidence) {
    this.holds = holds;
    this.evidence = evidence;
  }

  /// The worker's records have one of two keys.
  Uni<Set<Doubt>> about(PassRequested request) {
    return holds
        .isAnyHeld(List.of(request.workerId(), request.transactionId().toString()))
        .flatMap(held -> evidence.isKept().map(kept -> doubts(held, kept)));
  }

  private static Set<Doubt> doubts(boolean held, boolean kept) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (held) {
      doubts.add(Doubt.UNDECIDED);
    }
    if (!kept) {
      doubts.add(Doubt.NO_EVIDENCE);
    }
    return doubts;
  }
}
