package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;

/// A registrar looked somebody up among the expected joiners. What they typed is not said.
///
/// @param transactionId The visit for which they did so.
/// @param workerIds The workers that they were shown; may be empty.
/// @param more Whether there were too many to show any.
public record WorkerLookedUp(UUID transactionId, List<String> workerIds, boolean more)
    implements EnrollmentFact {

  public WorkerLookedUp {
    Require.present(transactionId, "transactionId");
    workerIds = List.copyOf(workerIds);
    workerIds.forEach(id -> Require.id(id, "workerIds"));
  }
}
