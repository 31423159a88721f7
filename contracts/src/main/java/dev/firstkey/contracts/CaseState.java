package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Whether a case waits for somebody.
public enum CaseState {
  /// A pass may be asked for inside the window.
  OPEN,
  /// Approvals that policy wants are missing.
  AWAITING_APPROVAL;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
