package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A file to verify and who may have signed it.
///
/// @param policy who may sign; empty for the key of the stack
/// @param log the folder with the whole log that the file is from; empty where nobody asks
record Given(Path file, Optional<LogPolicy> policy, Optional<Path> log) {

  static Given of(String command, List<String> words) throws IOException {
    try {
      return read(command, words);
    } catch (Malformed malformed) {
      throw new Trouble(command + ": " + malformed.getMessage() + ".");
    }
  }

  private static Given read(String command, List<String> words) throws IOException {
    Optional<Path> file = Optional.empty();
    Optional<LogPolicy> policy = Optional.empty();
    Optional<Path> log = Optional.empty();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      var word = rest.next();
      if (word.equals("--policy")) {
        var text = Files.readString(Path.of(VerifyOptions.value(word, rest)));
        policy = Optional.of(LogPolicy.of(text));
      } else if (word.equals("--vkey")) {
        var key = VerifierKey.of(VerifyOptions.value(word, rest));
        policy = Optional.of(new LogPolicy(List.of(key)));
      } else if (word.equals("--log")) {
        log = Optional.of(Path.of(VerifyOptions.value(word, rest)));
      } else if (file.isEmpty() && !word.startsWith("--")) {
        file = Optional.of(Path.of(word));
      } else {
        throw new Trouble(command + " does not know " + word + ".");
      }
    }
    var found = file.orElseThrow(() -> new Trouble(command + " needs a file."));
    return new Given(found, policy, log);
  }

  LogPolicy believed() {
    return policy.orElseGet(() -> new LogPolicy(List.of(Stack.here().logKey())));
  }
}
