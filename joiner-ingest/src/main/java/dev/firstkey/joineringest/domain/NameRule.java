package dev.firstkey.joineringest.domain;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// How an installation names accounts.
///
/// @param pattern of `{given}`, `{family}`, their first letters `{g}` and `{f}`, and a-z 0-9 . _ -
///   between them
/// @param longest how long a name may be, its number included
/// @param reserved names that nobody gets without a number
public record NameRule(String pattern, int longest, Set<String> reserved) {
  private static final int ROOM_FOR_NUMBER = 4;
  private static final int SHORTEST = 12;
  private static final Pattern ALLOWED =
      Pattern.compile("([a-z0-9._-]|\\{given}|\\{family}|\\{g}|\\{f})+");

  /// @throws IllegalArgumentException where no name could be made by it
  public NameRule {
    reserved = Set.copyOf(reserved);
    if (!ALLOWED.matcher(pattern).matches() || !pattern.contains("{")) {
      throw new IllegalArgumentException(
          "A pattern of account names has {given}, {family}, {g} or {f}, and a-z 0-9 . _ -");
    }
    if (longest < SHORTEST) {
      throw new IllegalArgumentException("Account names need " + SHORTEST + " characters or more");
    }
  }

  int longestBase() {
    return longest - ROOM_FOR_NUMBER;
  }

  /// The names that nobody gets: those that others have, and the reserved ones.
  public Set<String> taken(Set<String> others) {
    Set<String> all = new HashSet<>(others);
    all.addAll(reserved);
    return all;
  }
}
