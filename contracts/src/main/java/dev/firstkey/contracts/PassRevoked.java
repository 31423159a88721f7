package dev.firstkey.contracts;

import java.util.UUID;

/// The pass is ended, with its one reason.
///
/// @param passId The pass, a server-side record that is no secret.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param transactionId The visit to the gateway by one device key.
/// @param reason Why.
public record PassRevoked(
    UUID passId, String workerId, String episodeId, UUID transactionId, RevocationReason reason)
    implements RevocationFact {

  public PassRevoked {
    Require.present(passId, "passId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(transactionId, "transactionId");
    Require.present(reason, "reason");
  }
}
