package dev.firstkey.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.SignerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyProofTest {
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);
  private static final Hash SIBLING = Hash.OF_NOTHING;

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aPolicy() throws IOException {
    Files.writeString(folder.resolve("policy"), new LogPolicy(List.of(KEY.verifier())).written());
  }

  @Test
  void aProofIsVerifiedWithAPolicyAlone() throws IOException {
    assertThat(verify(leaf("{\"a\":1}"), leaf("{\"a\":1}"))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("log.example/one: index 0 of 2 leaves")
        .contains("proved: an entry of firstkey.joiner, partition 3, offsets 7 to 7")
        .contains("{\"a\":1}");
  }

  @Test
  void anotherLeafIsNotProved() throws IOException {
    assertThat(verify(leaf("{\"a\":2}"), leaf("{\"a\":1}"))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("NOT PROVED  the leaf is not in the tree")
        .doesNotContain("\"a\"");
  }

  @Test
  void anEventWritesNothingToATerminalThatIsNotText() throws IOException {
    assertThat(verify(leaf("{\u001b[2J\n\u2028}"), leaf("{\u001b[2J\n\u2028}"))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("{\\u001b[2J\\u000a\\u2028}");
  }

  @Test
  void whatIsNotUnderstoodIsSaid() throws IOException {
    assertThatThrownBy(() -> Given.of("it", List.of())).isInstanceOf(Trouble.class);
    assertThatThrownBy(() -> Given.of("it", List.of("a", "--vkey", "x")))
        .isInstanceOf(Trouble.class);
    assertThatThrownBy(() -> Given.of("it", List.of("a", "b"))).isInstanceOf(Trouble.class);
  }

  private int verify(byte[] shown, byte[] signed) throws IOException {
    Hash root = Hash.ofNode(Hash.ofLeaf(signed), SIBLING);
    var note = new Checkpoint("log.example/one", 2, root).signed(List.of(KEY));
    var proof = new LogProof(Optional.of(shown), 0, List.of(SIBLING), note);
    var file = folder.resolve("0.tlog-proof");
    Files.write(file, proof.written());
    var words = List.of(file.toString(), "--policy", folder.resolve("policy").toString());
    return new VerifyProof(Given.of("it", words))
        .run(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static byte[] leaf(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return new Leaf.Entry("firstkey.joiner", 3, 7, null, bytes).encoded();
  }
}
