package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Verifies a `.tlog-proof` file with the leaf in it, with nothing but keys.
///
/// @param policy who may sign; empty for the key of the stack
record VerifyProof(Path file, Optional<LogPolicy> policy) {

  static VerifyProof of(List<String> words) throws IOException {
    try {
      return read(words);
    } catch (Malformed malformed) {
      throw new Trouble("audit verify-proof: " + malformed.getMessage() + ".");
    }
  }

  private static VerifyProof read(List<String> words) throws IOException {
    Optional<Path> file = Optional.empty();
    Optional<LogPolicy> policy = Optional.empty();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      var word = rest.next();
      if (word.equals("--policy")) {
        var text = Files.readString(Path.of(VerifyOptions.value(word, rest)));
        policy = Optional.of(LogPolicy.of(text));
      } else if (word.equals("--vkey")) {
        var key = VerifierKey.of(VerifyOptions.value(word, rest));
        policy = Optional.of(new LogPolicy(List.of(key)));
      } else if (file.isEmpty() && !word.startsWith("--")) {
        file = Optional.of(Path.of(word));
      } else {
        throw new Trouble("audit verify-proof does not know " + word + ".");
      }
    }
    var given = file.orElseThrow(() -> new Trouble("audit verify-proof needs a file."));
    return new VerifyProof(given, policy);
  }

  /// @return the exit code: 1 where the file proves nothing
  int run(PrintStream out) throws IOException {
    var believed =
        policy.isPresent() ? policy.get() : new LogPolicy(List.of(Stack.here().logKey()));
    try {
      var proof = LogProof.of(Files.readAllBytes(file));
      var leaf = proof.extra().orElseThrow(() -> new Malformed("the leaf is not in the file"));
      tell(proof, Leaf.of(leaf), proof.verify(believed, leaf), out);
      return 0;
    } catch (Malformed wrong) {
      out.println("  NOT PROVED  " + wrong.getMessage());
      return 1;
    }
  }

  private static void tell(LogProof proof, Leaf leaf, Checkpoint head, PrintStream out) {
    out.printf("%s: index %d of %d leaves%n", head.origin(), proof.index(), head.size());
    out.printf(
        "  proved: %s of %s, partition %d, offsets %d to %d%n",
        leaf instanceof Leaf.Entry ? "an entry" : "coverage",
        Printable.of(leaf.topic()),
        leaf.partition(),
        leaf.first(),
        leaf.last());
    if (leaf instanceof Leaf.Entry entry && entry.payload() != null) {
      out.println(Printable.of(entry.payload()));
    }
  }
}
