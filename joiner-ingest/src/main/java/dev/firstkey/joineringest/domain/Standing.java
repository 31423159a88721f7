package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Locale;

/// What became of what a SCIM User says of its employment. Of what others say of the same
/// employment it tells the end alone, and that only where the User was believed before.
///
/// @param reasons why, in the words that HR is told
public record Standing(State state, List<String> reasons) {

  /// Said, and neither believed nor doubted by now.
  public static final Standing RECEIVED = new Standing(State.RECEIVED, List.of());

  /// The employment is as the User says.
  public static final Standing ACCEPTED = new Standing(State.ACCEPTED, List.of());

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
    IGNORED,
    MERGED,
    OVER;

    /// The word that a client is shown.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
