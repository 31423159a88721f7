package dev.firstkey.joineringest.domain;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Account names, in lower-case ASCII, with a number where one is taken. A name is an identifier
/// and no secret.
public final class Username {
  private static final int SHORTEST = 3;

  private Username() {}

  /// The name before any number; `worker` where nothing of the person can be written.
  ///
  /// @param latin writes a text of any script in Latin letters
  public static String base(Person person, NameRule rule, UnaryOperator<String> latin) {
    String given = ascii(latin.apply(person.givenName()));
    String family = ascii(latin.apply(person.familyName()));
    String name =
        rule.pattern()
            .replace("{given}", given)
            .replace("{family}", family)
            .replace("{g}", first(given))
            .replace("{f}", first(family));
    String plain = trimmed(name.replaceAll("([._-])[._-]+", "$1"));
    String bounded = plain.substring(0, Math.min(plain.length(), rule.longestBase()));
    return bounded.length() < SHORTEST ? "worker" : trimmed(bounded);
  }

  /// The first of base, base2, base3, … that is not taken.
  public static String free(String base, Set<String> taken) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> numbered(base, number))
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }

  /// The next free name behind one that was refused; with another base it starts anew.
  public static String freeBehind(String refused, String base, Set<String> taken) {
    String rest = refused.startsWith(base) ? refused.substring(base.length()) : "0";
    int last = rest.isEmpty() ? 1 : rest.matches("[0-9]{1,6}") ? Integer.parseInt(rest) : 0;
    Set<String> all = new HashSet<>(taken);
    IntStream.rangeClosed(1, last).forEach(number -> all.add(numbered(base, number)));
    return free(base, all);
  }

  private static String numbered(String base, int number) {
    return number == 1 ? base : base + number;
  }

  private static String first(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1);
  }

  private static String trimmed(String name) {
    return name.replaceAll("^[._-]+|[._-]+$", "");
  }

  private static String ascii(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
