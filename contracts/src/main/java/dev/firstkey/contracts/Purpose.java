package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What an authenticator is registered for. Purposes never mix: a pass for one registers nothing
/// for another.
public enum Purpose {
  /// The first authenticator of a hire episode.
  FIRST_ENROLLMENT,
  /// An authenticator that was lost or broken.
  REPLACEMENT,
  /// Emergency access, in a register of its own.
  BREAK_GLASS,
  /// The key of a machine.
  WORKLOAD;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
