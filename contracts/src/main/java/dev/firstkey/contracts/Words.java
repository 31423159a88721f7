package dev.firstkey.contracts;

import java.util.Locale;

/// Turns the constants of closed lists into the words that are said.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
