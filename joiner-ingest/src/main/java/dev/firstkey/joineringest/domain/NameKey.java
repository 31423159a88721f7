package dev.firstkey.joineringest.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A person's names as two systems may write them: without case, accents and marks, and in any
/// order.
public final class NameKey {
  private NameKey() {}

  /// Equal for names that are written alike.
  public static String of(Person person) {
    String names = person.givenName() + ' ' + person.familyName();
    String plain = Normalizer.normalize(names, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(name -> !name.isEmpty())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
