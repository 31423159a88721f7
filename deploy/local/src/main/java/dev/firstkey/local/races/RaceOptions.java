package dev.firstkey.local.races;

import dev.firstkey.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the caller wants.
///
/// @param rival what a redemption races against
/// @param rounds how many rounds count
/// @param seed of the delays between the two
record RaceOptions(Rival rival, int rounds, long seed) {

  /// What a redemption may race against.
  enum Rival {
    /// Another redemption of the same pass, at each other gateway.
    REDEMPTION,
    /// HR says that the worker has left.
    LEFT,
    /// HR says that the hire does not take place.
    WITHDRAWN,
    /// An operator ends the pass.
    OPERATOR,
    /// The worker is confirmed at a second device.
    SUPERSEDED,
    /// The minutes of the pass are over.
    EXPIRY;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RaceOptions of(List<String> arguments) {
    var words = new ArrayDeque<>(arguments);
    var options = new RaceOptions(rival(words.poll()), 50, 1);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    return options;
  }

  private static Rival rival(String word) {
    return Arrays.stream(Rival.values())
        .filter(rival -> rival.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Trouble("Say against what: ./firstkey race " + rivals()));
  }

  private static String rivals() {
    return Arrays.stream(Rival.values()).map(Rival::word).collect(Collectors.joining(" | "));
  }

  private RaceOptions with(String word, ArrayDeque<String> words) {
    return switch (word) {
      case "--rounds" -> new RaceOptions(rival, number(word, words), seed);
      case "--seed" -> new RaceOptions(rival, rounds, number(word, words));
      default -> throw new Trouble("race does not know '" + word + "'.");
    };
  }

  private static int number(String word, ArrayDeque<String> words) {
    var text = words.isEmpty() ? "" : words.pop();
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new Trouble(word + " wants a number from 1 to 999999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }
}
