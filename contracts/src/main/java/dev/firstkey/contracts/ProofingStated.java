package dev.firstkey.contracts;

import java.util.UUID;

/// A registrar confirmed the person, and policy wants a second one to confirm the same.
///
/// @param transactionId The visit to the gateway by one device key.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param proofing How, by whom, when.
public record ProofingStated(
    UUID transactionId, String workerId, String episodeId, String jkt, Proofing proofing)
    implements EnrollmentFact {

  public ProofingStated {
    Require.present(transactionId, "transactionId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.thumbprint(jkt, "jkt");
    Require.present(proofing, "proofing");
  }
}
