package dev.firstkey.joineringest.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credential as the directory holds it.
///
/// @param reference the directory's own id of it
/// @param label the authenticator id where it was published by us; may be null
/// @param credentialId base64url; null where it is no passkey
/// @param publicKey base64url; null where it is no passkey
/// @param addedWith the credential id of the passkey with which the owner was signed in who added
///   it, base64url; null where the directory's own log does not tell
public record HeldCredential(
    String reference,
    @Nullable String label,
    @Nullable String credentialId,
    @Nullable String publicKey,
    @Nullable String addedWith) {

  /// Of which the directory's log tells nothing.
  public HeldCredential(
      String reference,
      @Nullable String label,
      @Nullable String credentialId,
      @Nullable String publicKey) {
    this(reference, label, credentialId, publicKey, null);
  }

  /// The same, added by its owner who was signed in with that passkey.
  public HeldCredential addedWith(String passkey) {
    return new HeldCredential(reference, label, credentialId, publicKey, passkey);
  }

  /// Whether it is exactly this passkey.
  public boolean is(Passkey passkey) {
    return passkey.authenticatorId().toString().equals(label)
        && passkey.credentialId().equals(credentialId)
        && passkey.publicKey().equals(publicKey);
  }

  /// It as what its owner added while signed in with that passkey, where the directory says so.
  Optional<OwnPasskey> addedBeside(Passkey passkey) {
    return passkey.credentialId().equals(addedWith)
        ? own(passkey.authenticatorId())
        : Optional.empty();
  }

  private Optional<OwnPasskey> own(UUID beside) {
    return Optional.ofNullable(credentialId)
        .flatMap(id -> Optional.ofNullable(publicKey).map(key -> new OwnPasskey(id, key, beside)));
  }
}
