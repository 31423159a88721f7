package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// How the person at the device was confirmed to be the worker (NIST SP 800-63A-4).
public enum ProofingMethod {
  /// A registrar saw the person and the device.
  ATTENDED,
  /// A managed device's registered key.
  DEVICE_KEY,
  /// An identity provider's verified claims.
  VERIFIED_CLAIMS,
  /// Seen by video, never enough alone.
  VIDEO;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
