package dev.firstkey.joineringest.domain;

import java.util.Locale;

/// What was last said about the account for an episode.
public enum AccountStanding {
  /// Nothing yet.
  NONE,
  /// The account is there, enabled, with no password.
  READY,
  /// The account is disabled.
  DISABLED;

  /// The word as it stands in answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
