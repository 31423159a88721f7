package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a case was closed.
public enum CaseClosing {
  /// The authenticator is registered.
  ENROLLED,
  /// The episode ended.
  LEFT,
  /// The hire was withdrawn.
  WITHDRAWN,
  /// HR changed what the case was made from; a new one follows.
  CHANGED,
  /// Nobody enrolled inside the window.
  WINDOW_OVER;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
