package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;

/// The minutes of the pass were over before it was redeemed.
///
/// @param passId The pass, a server-side record that is no secret.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param transactionId The visit to the gateway by one device key.
/// @param expiresAt When its minutes were over.
public record PassExpired(
    UUID passId, String workerId, String episodeId, UUID transactionId, Instant expiresAt)
    implements ExpiryFact {

  public PassExpired {
    Require.present(passId, "passId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(transactionId, "transactionId");
    Require.present(expiresAt, "expiresAt");
  }
}
