package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why an HR record waits.
public enum QuarantinedBecause {
  /// Members are missing or wrong, or contradict each other.
  INCOMPLETE,
  /// Another source has somebody at work who may be the same person.
  DOUBLED,
  /// Its source hires far more people than it usually does.
  ABOVE_RATE,
  /// Staff rejected what its source said of the episode before.
  REJECTED_BEFORE,
  /// Its workerId was somebody else's.
  RECYCLED;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
