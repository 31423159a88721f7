package dev.firstkey.contracts;

import java.util.UUID;

/// Policy refused the request.
///
/// @param requestId The request that this answers.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param transactionId The visit to the gateway by one device key.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param reason Why.
/// @param policyVersion The policy that decided.
public record PassRefused(
    UUID requestId,
    String workerId,
    String episodeId,
    Purpose purpose,
    UUID transactionId,
    String jkt,
    RefusalReason reason,
    String policyVersion)
    implements IssuanceFact {

  public PassRefused {
    Require.present(requestId, "requestId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.present(transactionId, "transactionId");
    Require.thumbprint(jkt, "jkt");
    Require.present(reason, "reason");
    Require.text(policyVersion, "policyVersion");
  }
}
