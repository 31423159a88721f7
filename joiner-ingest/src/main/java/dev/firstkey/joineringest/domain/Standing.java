package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Locale;

/// What became of what a SCIM User says of its employment.
///
/// @param reasons why, in the words that HR is told
public record Standing(State state, List<String> reasons) {

  /// Said, and neither believed nor doubted by now; or refused, of which HR was told.
  public static final Standing RECEIVED = new Standing(State.RECEIVED, List.of());

  /// The employment is over.
  public static final Standing OVER = new Standing(State.OVER, List.of());

  public Standing {
    reasons = List.copyOf(reasons);
  }

  /// What it can be.
  public enum State {
    RECEIVED,
    WAITING,
    ACCEPTED,
    REJECTED,
    MERGED,
    OVER;

    /// The word that a client is shown.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
