package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.Malformed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/// Verifies a `.tlog-proof` file with the leaf in it, with nothing but keys.
record VerifyProof(Given given) {

  /// @return the exit code: 1 where the file proves nothing
  int run(PrintStream out) throws IOException {
    if (given.log().isPresent()) {
      throw new Trouble("audit verify-proof does not know --log.");
    }
    try {
      var proof = LogProof.of(Files.readAllBytes(given.file()));
      var leaf = proof.extra().orElseThrow(() -> new Malformed("the leaf is not in the file"));
      tell(proof, Leaf.of(leaf), proof.verify(given.believed(), leaf), out);
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
