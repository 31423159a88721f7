package dev.firstkey.local.bench.door;

import dev.firstkey.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.List;

/// What the caller wants.
///
/// @param warmUp redemptions before the first figure
/// @param redemptions for each level
/// @param rounds of answers whose times are compared
record DoorOptions(int warmUp, int redemptions, int rounds) {

  static DoorOptions of(List<String> arguments) {
    var words = new ArrayDeque<>(arguments);
    var options = new DoorOptions(1_000, 300, 1_000);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    return options;
  }

  private DoorOptions with(String word, ArrayDeque<String> words) {
    return switch (word) {
      case "--warm-up" -> new DoorOptions(number(word, words), redemptions, rounds);
      case "--redemptions" -> new DoorOptions(warmUp, number(word, words), rounds);
      case "--rounds" -> new DoorOptions(warmUp, redemptions, number(word, words));
      default -> throw new Trouble("bench door does not know '" + word + "'.");
    };
  }

  private static int number(String word, ArrayDeque<String> words) {
    var text = words.isEmpty() ? "" : words.pop();
    if (!text.matches("[1-9][0-9]{1,4}")) {
      throw new Trouble(word + " wants a number from 10 to 99999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }
}
