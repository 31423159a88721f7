package dev.firstkey.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attempt was refused.
///
/// @param transactionId The visit to the gateway by one device key.
/// @param passId The pass, where the transaction has one. May be null.
/// @param workerId The worker, where the transaction has one. May be null.
/// @param reason Why.
/// @param attempts How many attempts this event stands for.
/// @param failuresLeft How many counted failures the pass still allows; 0 ends it. Only where the
///   attempt counted. May be null.
public record RedemptionRefused(
    UUID transactionId,
    @Nullable UUID passId,
    @Nullable String workerId,
    RefusalReason reason,
    int attempts,
    @Nullable Integer failuresLeft)
    implements EnrollmentFact {

  public RedemptionRefused {
    Require.present(transactionId, "transactionId");
    if (workerId != null) {
      Require.id(workerId, "workerId");
    }
    Require.present(reason, "reason");
  }
}
