package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// What is known of workers and their episodes, in the caller's database transaction.
public interface WorkerBook {

  /// Locks the worker's row; does nothing where there is none.
  Uni<Void> lock(String workerId);

  /// Locks the worker's row and makes it first where there is none.
  Uni<Void> lockOrAdd(String workerId);

  Uni<List<Episode>> episodes(String workerId);

  Uni<Optional<Episode>> episode(String workerId, String episodeId);

  /// Keeps what the newest statement by its source says.
  Uni<Void> keep(Episode episode, long sequence);

  /// Keeps that the episode is over, for ever.
  Uni<Void> end(String workerId, String episodeId, RevocationReason reason);
}
