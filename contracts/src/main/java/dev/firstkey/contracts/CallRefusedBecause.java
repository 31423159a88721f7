package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a call was refused before anybody read what it says.
public enum CallRefusedBecause {
  /// It says not at all who calls (RFC 9110 §15.5.2).
  NO_CREDENTIAL,
  /// What it shows is not believed: unknown, over, forged or meant for somebody else.
  BAD_CREDENTIAL,
  /// The caller is believed and may not do this (RFC 9110 §15.5.4).
  NOT_ALLOWED;

  /// The word as it stands in events and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
