package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What was looked at in the audit log.
public enum AuditQuestion {
  /// Entries, by a search.
  ENTRIES,
  /// The timeline of a worker.
  TIMELINE,
  /// Whether offsets are missing.
  COVERAGE,
  /// Entries as a file.
  EXPORT,
  /// The evidence about a worker.
  EVIDENCE,
  /// Tiles, bundles or proofs of the log itself.
  LOG;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
