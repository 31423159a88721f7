package dev.firstkey.revocationworker;

import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The passes that are known. Each call joins the caller's transaction.
public interface Passes {

  /// The pass; one of which nothing is known where there is none.
  Uni<PassRecord> find(UUID passId);

  /// Every pass that is known to be the worker's.
  Uni<List<PassRecord>> ofWorker(String workerId);

  /// Whose pass it is; empty for a pass that is not known, or not yet known to be anybody's.
  Uni<Optional<String>> workerOf(UUID passId);

  /// Writes what is known now. The transaction fails where somebody else has changed the pass since
  /// it was found.
  Uni<Void> save(PassRecord pass);
}
