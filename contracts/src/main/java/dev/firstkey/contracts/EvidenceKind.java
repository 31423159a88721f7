package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a registrar looked at. A closed list, so that no document number gets into an event.
public enum EvidenceKind {
  /// An identity document issued by a state.
  GOVERNMENT_ID,
  /// A badge with a photograph.
  EMPLOYEE_BADGE,
  /// The registrar knows the person.
  KNOWN_IN_PERSON;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
