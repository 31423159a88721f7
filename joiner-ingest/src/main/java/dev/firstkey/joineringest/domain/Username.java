package dev.firstkey.joineringest.domain;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Account names: given.family in lower-case ASCII, with a number where that is taken. A name is an
/// identifier and no secret.
public final class Username {
  private static final int LONGEST = 40;
  private static final int SHORTEST = 3;
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı",
          "i");

  private Username() {}

  /// The name before any number. Letters that have no Latin form are left out.
  public static String base(Person person) {
    String name =
        Stream.of(person.givenName(), person.familyName())
            .map(Username::ascii)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("."));
    String bounded = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return bounded.length() < SHORTEST ? "worker" : bounded.replaceAll("[.-]+$", "");
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

  private static String ascii(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      lower = lower.replace(letter.getKey(), letter.getValue());
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
