package dev.firstkey.joineringest.domain;

import java.util.UUID;

/// A passkey that a worker added at the directory while signed in with one of ours. It lives as
/// long as that one.
///
/// @param credentialId base64url
/// @param publicKey base64url
/// @param beside the authenticator with which they were signed in
public record OwnPasskey(String credentialId, String publicKey, UUID beside) {

  /// Whether it is this credential.
  boolean is(HeldCredential held) {
    return credentialId.equals(held.credentialId()) && publicKey.equals(held.publicKey());
  }
}
