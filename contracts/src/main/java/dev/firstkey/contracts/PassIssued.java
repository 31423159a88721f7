package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;

/// Policy allowed, now, that this key registers one authenticator within minutes.
///
/// @param passId The pass, a server-side record that is no secret.
/// @param requestId The request that this answers.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param transactionId The visit to the gateway by one device key.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param caseId The case it was issued under.
/// @param accountId The directory's opaque account id, which becomes the WebAuthn user handle.
/// @param window The minutes of the pass, ten at most.
/// @param requirements What the authenticator must be like.
/// @param policyVersion The policy that decided.
/// @param approvals The approvals it rests on; may be empty.
/// @param proofing How the person was confirmed.
public record PassIssued(
    UUID passId,
    UUID requestId,
    String workerId,
    String episodeId,
    Purpose purpose,
    UUID transactionId,
    String jkt,
    UUID caseId,
    String accountId,
    Window window,
    AuthenticatorRequirements requirements,
    String policyVersion,
    List<Approval> approvals,
    Proofing proofing)
    implements IssuanceFact {

  public PassIssued {
    Require.present(passId, "passId");
    Require.present(requestId, "requestId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.present(transactionId, "transactionId");
    Require.thumbprint(jkt, "jkt");
    Require.present(caseId, "caseId");
    Require.text(accountId, "accountId");
    Require.present(window, "window");
    Require.present(requirements, "requirements");
    Require.text(policyVersion, "policyVersion");
    approvals = List.copyOf(approvals);
    Require.present(proofing, "proofing");
  }
}
