package dev.firstkey.contracts;

import java.util.UUID;

/// The pass was consumed and the authenticator stored, in one transaction. Final.
///
/// @param passId The pass, a server-side record that is no secret.
/// @param transactionId The visit to the gateway by one device key.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param authenticatorId The authenticator.
/// @param accountId The directory's opaque account id, the user handle of the credential.
/// @param rpId The WebAuthn relying party id.
/// @param credential The public facts of the credential.
public record EnrollmentCompleted(
    UUID passId,
    UUID transactionId,
    String workerId,
    String episodeId,
    Purpose purpose,
    String jkt,
    UUID authenticatorId,
    String accountId,
    String rpId,
    Credential credential)
    implements EnrollmentCompleteFact {

  public EnrollmentCompleted {
    Require.present(passId, "passId");
    Require.present(transactionId, "transactionId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.thumbprint(jkt, "jkt");
    Require.present(authenticatorId, "authenticatorId");
    Require.text(accountId, "accountId");
    Require.text(rpId, "rpId");
    Require.present(credential, "credential");
  }
}
