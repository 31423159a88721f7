package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {
  private static final LogPolicy POLICY = new LogPolicy(List.of(LogInMemory.KEY.verifier()));

  @Test
  void isWrittenByteByByteAsTheSpecificationSays() {
    byte[] leaf = "leaf 0".getBytes(StandardCharsets.UTF_8);
    Hash sibling = Hash.ofLeaf("leaf 1".getBytes(StandardCharsets.UTF_8));
    Hash root = Hash.ofNode(Hash.ofLeaf(leaf), sibling);
    SignedNote note = new Checkpoint("log.example/one", 2, root).signed(List.of(LogInMemory.KEY));
    LogProof proof =
        new LogProof(
            Optional.of("more".getBytes(StandardCharsets.UTF_8)), 0, List.of(sibling), note);
    String written = text(proof);
    assertThat(written)
        .isEqualTo(
            """
            c2sp.org/tlog-proof@v1
            extra bW9yZQ==
            index 0
            %s

            log.example/one
            2
            %s

            — log.example/one %s
            """
                .formatted(
                    sibling.base64(),
                    root.base64(),
                    written.substring(written.lastIndexOf(' ') + 1).strip()));
    assertThat(text(LogProof.of(proof.written()))).isEqualTo(written);
    assertThat(LogProof.of(proof.written()).verify(POLICY, leaf).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 255, 256, 257, 700})
  void provesEachLeafAndNoOther(int size) {
    List<Hash> hashes = Naive.hashes(size);
    SignedNote note =
        new Checkpoint("log.example/one", size, Naive.mth(hashes)).signed(List.of(LogInMemory.KEY));
    for (int index = 0; index < size; index += Math.max(1, size / 7)) {
      LogProof proof = new LogProof(Optional.empty(), index, Naive.path(index, hashes), note);
      LogProof read = LogProof.of(proof.written());
      byte[] leaf = ("leaf " + index).getBytes(StandardCharsets.UTF_8);
      assertThat(read.verify(POLICY, leaf).size()).isEqualTo(size);
      byte[] other = ("leaf " + (index + 1)).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> read.verify(POLICY, other)).hasMessageContaining("not in the tree");
      LogProof elsewhere =
          new LogProof(Optional.empty(), index + 1, Naive.path(index, hashes), note);
      assertThatThrownBy(() -> elsewhere.verify(POLICY, leaf))
          .hasMessageContaining("not in the tree");
    }
  }

  @Test
  void aCheckpointThatNobodyKnownSignedProvesNothing() {
    SignerKey unknown = SignerKey.of("log.example/one", seed());
    byte[] leaf = new byte[] {1};
    SignedNote note =
        new Checkpoint("log.example/one", 1, Hash.ofLeaf(leaf)).signed(List.of(unknown));
    LogProof proof = new LogProof(Optional.empty(), 0, List.of(), note);
    assertThatThrownBy(() -> proof.verify(POLICY, leaf)).hasMessageContaining("not signed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n1\n",
        "c2sp.org/tlog-proof@v1\n\nindex 0\n",
        "c2sp.org/tlog-proof@v1\nindex 00\n\n",
        "c2sp.org/tlog-proof@v1\nindex -1\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra bW9yZQ==\n\n",
        "c2sp.org/tlog-proof@v1\nextra !!\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra bW9yZR==\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nnohash\n\n",
        "c2sp.org/tlog-proof@v1\nindex 99999999999999999999\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nno note\n"
      })
  void whatIsNoProofIsNotRead(String text) {
    assertThatThrownBy(() -> LogProof.of(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void aPolicyNamesTheKeysOfTheLog() {
    String written = "log " + LogInMemory.KEY.verifier() + "\nquorum none\n";
    assertThat(POLICY.written()).isEqualTo(written);
    assertThat(LogPolicy.of("# ours\n\n" + written).keys()).isEqualTo(POLICY.keys());
    String withAddress =
        "log " + LogInMemory.KEY.verifier() + " https://log.example/one\nquorum none";
    assertThat(LogPolicy.of(withAddress).keys()).isEqualTo(POLICY.keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "quorum none\n", "log x\nquorum none\n", "witness a b\nquorum a\n"})
  void aPolicyThatCannotBeObeyedIsRefused(String text) {
    assertThatThrownBy(() -> LogPolicy.of(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void oneLogDoesNotSignForAnother() {
    SignerKey other = SignerKey.of("log.example/two", seed());
    LogPolicy both = new LogPolicy(List.of(LogInMemory.KEY.verifier(), other.verifier()));
    Checkpoint head = new Checkpoint("log.example/one", 1, Hash.ofLeaf(LogInMemory.entry(0)));
    assertThat(both.verify(head.signed(List.of(LogInMemory.KEY)))).isEqualTo(head);
    assertThatThrownBy(() -> both.verify(head.signed(List.of(other))))
        .isInstanceOf(Malformed.class);
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }

  private static String text(LogProof proof) {
    return new String(proof.written(), StandardCharsets.UTF_8);
  }
}
