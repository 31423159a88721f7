package dev.firstkey.local.bench.audit;

import dev.firstkey.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.List;

/// What is measured.
///
/// @param entries how many entries are taken in while the rate is measured
/// @param singles how many are followed one by one to the published checkpoint
/// @param searches how often each search is asked
/// @param growTo how many leaves the log has before all of it is measured once more; 0 for never
record AuditBenchOptions(int entries, int singles, int searches, int growTo) {

  static AuditBenchOptions of(List<String> arguments) {
    var words = new ArrayDeque<>(arguments);
    var options = new AuditBenchOptions(50_000, 500, 500, 0);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    return options;
  }

  private AuditBenchOptions with(String word, ArrayDeque<String> words) {
    if (word.equals("--entries")) {
      return new AuditBenchOptions(number(word, words), singles, searches, growTo);
    }
    if (word.equals("--singles")) {
      return new AuditBenchOptions(entries, number(word, words), searches, growTo);
    }
    if (word.equals("--searches")) {
      return new AuditBenchOptions(entries, singles, number(word, words), growTo);
    }
    if (word.equals("--grow-to")) {
      return new AuditBenchOptions(entries, singles, searches, number(word, words));
    }
    throw new Trouble(
        "bench audit does not know '"
            + word
            + "'. It is: bench audit --delete-the-stack [--entries N] [--singles N] [--searches N] [--grow-to N].");
  }

  private static int number(String word, ArrayDeque<String> words) {
    var text = words.isEmpty() ? "" : words.pop();
    if (!text.matches("[1-9][0-9]{1,7}")) {
      throw new Trouble(word + " wants a number from 10 to 99999999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }
}
