package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// How a worker is engaged.
public enum WorkerType {
  /// Employed.
  EMPLOYEE,
  /// Engaged by contract.
  CONTRACTOR,
  /// An intern or trainee.
  INTERN;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
