package dev.firstkey.contracts;

import java.util.UUID;

/// A worker was confirmed at a device while a visit of theirs at another device was under way or
/// had ended in an authenticator: one of the two may not be theirs.
///
/// @param transactionId The visit by the device that was confirmed second.
/// @param otherTransactionId The visit by the device that was confirmed first.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
public record TransactionSecondOpened(
    UUID transactionId, UUID otherTransactionId, String workerId, String episodeId)
    implements EnrollmentFact {

  public TransactionSecondOpened {
    Require.present(transactionId, "transactionId");
    Require.present(otherTransactionId, "otherTransactionId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
  }
}
