package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.ImmutableInclusionProof;
import dev.sigstore.rekor.client.RekorEntry.Checkpoint;
import dev.sigstore.rekor.client.RekorParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we write, an implementation that is not ours reads: sigstore-java 2.0.0. It says that
/// something is right; because it accepts sizes that are wrong, it is never asked what is not.
class AnotherVerifierTest {
  private static final SignerKey KEY = LogInMemory.KEY;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 255, 256, 257, 600})
  void believesEachInclusionProof(int size) throws InclusionProofVerificationException {
    List<Hash> leaves = Naive.hashes(size);
    Naive.Shelf shelf = new Naive.Shelf();
    Edge.Grown grown = Edge.empty().grow(leaves);
    shelf.put(grown.tiles());
    TiledTree tree = new TiledTree(size, shelf);
    for (int index = 0; index < size; index += Math.max(1, size / 19)) {
      InclusionProofVerifier.verify(
          leaves.get(index).bytes(),
          index,
          size,
          tree.inclusion(index).stream().map(Hash::bytes).toList(),
          grown.edge().root().bytes());
    }
  }

  /// It can say no.
  @Test
  void believesNoOtherRoot() {
    List<Hash> leaves = Naive.hashes(3);
    List<byte[]> path = Naive.path(1, leaves).stream().map(Hash::bytes).toList();
    assertThatThrownBy(() ->
            InclusionProofVerifier.verify(
                leaves.get(1).bytes(), 1, 3, path, Naive.mth(Naive.hashes(4)).bytes()))
        .isInstanceOf(InclusionProofVerificationException.class);
  }

  @Test
  void readsACheckpointAndItsSignature() throws RekorParseException {
    Hash root = Naive.mth(Naive.hashes(600));
    SignedNote note =
        new dev.firstkey.tlog.Checkpoint("log.example/one", 600, root).signed(List.of(KEY));
    Checkpoint read = parsed(note, root);
    assertThat(read.getOrigin()).isEqualTo("log.example/one");
    assertThat(read.getSize()).isEqualTo(600);
    assertThat(Base64.getDecoder().decode(read.getBase64Hash())).isEqualTo(root.bytes());
    assertThat(read.getSignedData()).isEqualTo(note.text());
    var signature = read.getSignatures().getFirst();
    assertThat(read.getSignatures()).hasSize(1);
    assertThat(signature.getIdentity()).isEqualTo("log.example/one");
    assertThat(signature.getKeyHint()).isEqualTo(note.lines().getFirst().id());
    assertThat(signature.getSignature()).isEqualTo(note.lines().getFirst().signature());
    assertThat(signature.getSignature()).hasSize(64);
  }

  private static Checkpoint parsed(SignedNote note, Hash root) throws RekorParseException {
    return ImmutableInclusionProof.builder()
        .checkpoint(note.written())
        .logIndex(0L)
        .treeSize(600L)
        .rootHash(HexFormat.of().formatHex(root.bytes()))
        .build()
        .parsedCheckpoint();
  }
}
