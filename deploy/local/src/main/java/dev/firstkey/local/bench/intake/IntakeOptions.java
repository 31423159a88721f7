package dev.firstkey.local.bench.intake;

import dev.firstkey.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.List;

/// What the caller wants.
///
/// @param events on each way
/// @param burst how many joiners come at once
/// @param released how many of those that wait for their turn are watched when they are let go
record IntakeOptions(int events, int burst, int released) {
  private static final String CONSENT = "--delete-the-stack";

  static IntakeOptions of(List<String> arguments) {
    var words = new ArrayDeque<>(arguments);
    if (!words.remove(CONSENT)) {
      throw new Trouble(
          """
          Usage: ./firstkey bench intake --delete-the-stack [--events N] [--burst N] [--released N]
          It hires thousands and deletes the stack afterwards; FIRSTKEY_HOME names another one.\
          """);
    }
    var options = new IntakeOptions(5_000, 100_000, 1_000);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    return options;
  }

  private IntakeOptions with(String word, ArrayDeque<String> words) {
    if (word.equals("--events")) {
      return new IntakeOptions(number(word, words), burst, released);
    }
    if (word.equals("--burst")) {
      return new IntakeOptions(events, number(word, words), released);
    }
    if (word.equals("--released")) {
      return new IntakeOptions(events, burst, number(word, words));
    }
    throw new Trouble("bench intake does not know '" + word + "'.");
  }

  private static int number(String word, ArrayDeque<String> words) {
    var text = words.isEmpty() ? "" : words.pop();
    if (!text.matches("[1-9][0-9]{1,5}")) {
      throw new Trouble(word + " wants a number from 10 to 999999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }
}
