package dev.firstkey.contracts;

import java.util.UUID;

/// The gateway asks for a pass for a proofed person at a device key.
///
/// @param requestId The question; only an answer that names it is believed.
/// @param transactionId The visit to the gateway by one device key.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param proofing How the person was confirmed.
public record PassRequested(
    UUID requestId,
    UUID transactionId,
    String workerId,
    String episodeId,
    Purpose purpose,
    String jkt,
    Proofing proofing)
    implements EnrollmentFact {

  public PassRequested {
    Require.present(requestId, "requestId");
    Require.present(transactionId, "transactionId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.thumbprint(jkt, "jkt");
    Require.present(proofing, "proofing");
  }
}
