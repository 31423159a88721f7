package dev.firstkey.contracts;

import java.util.UUID;

/// The authenticator must not work any more.
///
/// @param authenticatorId The authenticator.
/// @param passId The pass, a server-side record that is no secret.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param reason Why.
public record AuthenticatorRevoked(
    UUID authenticatorId, UUID passId, String workerId, String episodeId, RevocationReason reason)
    implements RevocationFact {

  public AuthenticatorRevoked {
    Require.present(authenticatorId, "authenticatorId");
    Require.present(passId, "passId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(reason, "reason");
  }
}
