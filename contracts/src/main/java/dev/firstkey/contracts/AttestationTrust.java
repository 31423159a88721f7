package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What an attestation proves of the authenticator's model (WebAuthn L3 §6.5.3).
public enum AttestationTrust {
  /// Nothing: there is none, and the model is a claim.
  NONE,
  /// That the authenticator has the credential's key: it attests itself, and the model is a claim.
  SELF,
  /// That somebody whom the installation trusts vouches for the model.
  CHAIN;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
