package dev.firstkey.local.bench;

import dev.firstkey.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.List;

/// What the caller wants.
///
/// @param warmUp enrollments before the first figure
/// @param enrollments enrollments for each level
/// @param keycloak whether Keycloak's own enrollment is measured in turn
/// @param profile whether each service is recorded (JFR) while it is measured
record BenchOptions(int warmUp, int enrollments, boolean keycloak, boolean profile) {

  static BenchOptions of(List<String> arguments) {
    var options = new BenchOptions(5000, 400, false, false);
    var words = new ArrayDeque<>(arguments);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    return options;
  }

  private BenchOptions with(String word, ArrayDeque<String> words) {
    return switch (word) {
      case "--warm-up" -> new BenchOptions(number(word, words), enrollments, keycloak, profile);
      case "--enrollments" -> new BenchOptions(warmUp, number(word, words), keycloak, profile);
      case "--keycloak" -> new BenchOptions(warmUp, enrollments, true, profile);
      case "--profile" -> new BenchOptions(warmUp, enrollments, keycloak, true);
      default ->
          throw new Trouble(
              "bench does not know '" + word + "'. `./firstkey help` lists its options.");
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
