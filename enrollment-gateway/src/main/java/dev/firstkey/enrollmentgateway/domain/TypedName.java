package dev.firstkey.enrollmentgateway.domain;

import java.util.Arrays;
import java.util.List;

/// What a registrar types of a name: the beginnings of its words, in any order. Letters and digits;
/// everything else stands between words.
public record TypedName(List<String> beginnings) {
  private static final int FEWEST_LETTERS = 3;
  private static final int FEWEST_OF_A_NAME = 2;

  public TypedName {
    beginnings = List.copyOf(beginnings);
  }

  public static TypedName of(String typed) {
    return new TypedName(
        Arrays.stream(typed.split("[^\\p{L}\\p{M}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /// Whether it is enough to look for: one of them has three letters at least.
  public boolean isEnough() {
    return beginnings.stream().anyMatch(word -> letters(word) >= FEWEST_LETTERS);
  }

  /// Whether it is enough to look for somebody who is called that and nothing more.
  public boolean isEnoughAsAWhole() {
    return beginnings.stream().mapToLong(TypedName::letters).sum() >= FEWEST_OF_A_NAME;
  }

  private static long letters(String word) {
    return word.codePoints().filter(Character::isLetter).count();
  }
}
