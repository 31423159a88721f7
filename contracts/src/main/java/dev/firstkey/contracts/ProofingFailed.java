package dev.firstkey.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody tried to confirm a person and was refused.
///
/// @param transactionId The visit, where it is known. May be null.
/// @param workerId The worker that was named, where there is one. May be null.
/// @param reason Why.
public record ProofingFailed(
    @Nullable UUID transactionId, @Nullable String workerId, RefusalReason reason)
    implements EnrollmentFact {

  public ProofingFailed {
    if (workerId != null) {
      Require.id(workerId, "workerId");
    }
    Require.present(reason, "reason");
  }
}
