package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why an HR record changed nothing.
public enum IgnoredBecause {
  /// The same event was handled before.
  DUPLICATE,
  /// A newer statement about the episode was handled before.
  STALE,
  /// It says what is already so.
  NO_CHANGE,
  /// A source with more precedence states the episode.
  OUTRANKED,
  /// Staff decided that it is about a worker whom another source states.
  MERGED;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
