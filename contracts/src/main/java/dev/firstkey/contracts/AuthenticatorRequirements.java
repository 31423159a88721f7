package dev.firstkey.contracts;

/// What the authenticator must be like to be registered under a pass.
///
/// @param userVerification Whether the UV flag must be set.
/// @param discoverable Whether it must be a discoverable credential.
/// @param attachment Which kind of authenticator is wanted.
/// @param backupEligible Whether a synced passkey (BE=1) is allowed.
/// @param attestation Which attestation is wanted.
public record AuthenticatorRequirements(
    boolean userVerification,
    boolean discoverable,
    Attachment attachment,
    boolean backupEligible,
    AttestationDemand attestation) {

  public AuthenticatorRequirements {
    Require.present(attachment, "attachment");
    Require.present(attestation, "attestation");
  }
}
