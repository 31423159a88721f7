package dev.firstkey.joineringest.domain;

import org.jspecify.annotations.Nullable;

/// A credential as the directory holds it.
///
/// @param reference the directory's own id of it
/// @param label the authenticator id where it was published by us; may be null
/// @param credentialId base64url; null where it is no passkey
/// @param publicKey base64url; null where it is no passkey
public record HeldCredential(
    String reference,
    @Nullable String label,
    @Nullable String credentialId,
    @Nullable String publicKey) {

  /// Whether it is exactly this passkey.
  public boolean is(Passkey passkey) {
    return passkey.authenticatorId().toString().equals(label)
        && passkey.credentialId().equals(credentialId)
        && passkey.publicKey().equals(publicKey);
  }
}
