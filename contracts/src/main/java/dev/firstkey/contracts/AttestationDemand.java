package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which attestation the policy wants (WebAuthn attestation conveyance).
public enum AttestationDemand {
  /// None is asked for; one that arrives is verified all the same.
  NONE,
  /// An attestation with a trusted chain is required.
  DIRECT;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
