package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What HR is told about an episode.
public enum WritebackState {
  /// The account exists and has no password.
  ACCOUNT_READY,
  /// The worker registered an authenticator.
  ENROLLED,
  /// The worker can sign in with it.
  READY,
  /// The account is disabled.
  DISABLED,
  /// The record could not be used.
  NEEDS_CORRECTION;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
