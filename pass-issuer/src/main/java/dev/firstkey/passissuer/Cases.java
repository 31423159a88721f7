package dev.firstkey.passissuer;

import dev.firstkey.passissuer.domain.CaseChange;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// The cases as they were said. At most one of an episode is not closed.
public interface Cases {

  /// Writes a change that was decided. Fails, and with it the transaction, where the case is not in
  /// the state from which the change leads.
  Uni<Void> write(EpisodeKey key, CaseChange change, Instant at);

  /// Every case of a worker, the oldest first.
  Uni<List<CaseView>> ofWorker(String workerId);
}
