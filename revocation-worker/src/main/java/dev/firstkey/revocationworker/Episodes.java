package dev.firstkey.revocationworker;

import dev.firstkey.contracts.RevocationReason;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/// Which employments are over, and why; known for good, also before any of their passes.
public interface Episodes {

  /// Remembers the reason.
  Uni<Void> end(String workerId, String episodeId, RevocationReason reason);

  /// Every reason that is known.
  Uni<Set<RevocationReason>> endings(String workerId, String episodeId);
}
