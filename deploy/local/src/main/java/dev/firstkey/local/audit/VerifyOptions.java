package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.VerifierKey;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What is verified, and against what.
///
/// @param from the folder with the log; empty for the log of the stack
/// @param keys who may sign; empty for the key of the stack
/// @param since files with checkpoints that were kept
/// @param against a folder with a copy of the log
/// @param partitions how many each topic has; empty where nobody knows
/// @param topics whether the log is made once more from the topics of the stack
record VerifyOptions(
    Optional<Path> from,
    List<VerifierKey> keys,
    List<Path> since,
    Optional<Path> against,
    OptionalInt partitions,
    boolean topics) {

  static VerifyOptions of(List<String> words) {
    var options =
        new VerifyOptions(
            Optional.empty(), List.of(), List.of(), Optional.empty(), OptionalInt.empty(), false);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private VerifyOptions with(String word, Iterator<String> rest) {
    if (word.equals("--from")) {
      return new VerifyOptions(
          Optional.of(Path.of(value(word, rest))), keys, since, against, partitions, topics);
    }
    if (word.equals("--against")) {
      return new VerifyOptions(
          from, keys, since, Optional.of(Path.of(value(word, rest))), partitions, topics);
    }
    if (word.equals("--since")) {
      return new VerifyOptions(
          from, keys, and(since, Path.of(value(word, rest))), against, partitions, topics);
    }
    if (word.equals("--vkey")) {
      return new VerifyOptions(
          from, and(keys, key(value(word, rest))), since, against, partitions, topics);
    }
    if (word.equals("--partitions")) {
      var number = OptionalInt.of(number(value(word, rest)));
      return new VerifyOptions(from, keys, since, against, number, topics);
    }
    if (word.equals("--topics")) {
      return new VerifyOptions(from, keys, since, against, partitions, true);
    }
    throw new Trouble("audit verify does not know " + word + ".");
  }

  private static <T> List<T> and(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Trouble("There is nothing behind " + word + ".");
    }
    return rest.next();
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new Trouble("--partitions wants a number from 1 to 99999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }

  private static VerifierKey key(String text) {
    try {
      return VerifierKey.of(text);
    } catch (Malformed malformed) {
      throw new Trouble("--vkey: " + malformed.getMessage() + ".");
    }
  }
}
