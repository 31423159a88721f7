package dev.firstkey.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.SignerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyEvidenceTest {
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);
  private static final Path SAMPLES = Path.of("../../contracts/src/test/resources/recorded");

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aPolicy() throws IOException {
    Files.writeString(folder.resolve("policy"), new LogPolicy(List.of(KEY.verifier())).written());
  }

  @Test
  void theAnswerIsWorkedOutFromProvedLeaves() throws IOException {
    assertThat(verify(bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed")))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("2 entries are proved in the tree of 2 leaves")
        .contains("w-10442 received the authenticator 00000000-0000-4000-8000-000000005551")
        .contains("under policy 2026-11, proofed by person:registrar-1, 1 approvals (index 0)")
        .contains("approved by person:approver-1");
  }

  @Test
  void aChangedLeafIsNotProved() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    String other = Base64.getEncoder().encodeToString(leaf(7, "pass.issued"));
    String first = Base64.getEncoder().encodeToString(leaf(0, "pass.issued"));
    assertThat(verify(sound.replace(first, other))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("NOT PROVED  the leaf is not in");
    assertThat(verify("{}")).isEqualTo(1);
    assertThat(verify("no json")).isEqualTo(1);
  }

  private int verify(String bundle) throws IOException {
    var file = folder.resolve("evidence.json");
    Files.writeString(file, bundle);
    var words = List.of(file.toString(), "--policy", folder.resolve("policy").toString());
    return new VerifyEvidence(Given.of("it", words))
        .run(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static String bundle(byte[] first, byte[] second) {
    Hash root = Hash.ofNode(Hash.ofLeaf(first), Hash.ofLeaf(second));
    var note = new Checkpoint("log.example/one", 2, root).signed(List.of(KEY)).written();
    return """
    {"checkpoint": "%s", "entries": [
      {"index": 0, "leaf": "%s", "path": ["%s"]},
      {"index": 1, "leaf": "%s", "path": ["%s"]}]}
    """
        .formatted(
            note.replace("\n", "\\n"),
            Base64.getEncoder().encodeToString(first),
            Hash.ofLeaf(second).base64(),
            Base64.getEncoder().encodeToString(second),
            Hash.ofLeaf(first).base64());
  }

  private static byte[] leaf(long offset, String event) throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLES.resolve(event + ".v1").resolve("001.json"));
    return new Leaf.Entry("t", 0, offset, null, bytes).encoded();
  }
}
