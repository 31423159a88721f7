package dev.firstkey.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.DirectorySource;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.KeptCheckpoints;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.Offsets;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.TileAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose oldest entries were deleted is exported and verified like every other.
class ExportTest {
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);
  private static final Path SAMPLE =
      Path.of("../../contracts/src/test/resources/recorded/joiner.departed.v1/001.json");
  private static final int SIZE = 300;
  private static final int MINIMUM = 256;

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<byte[]> leaves = new ArrayList<>();
  private Path log;
  private Path taken;

  @BeforeEach
  void itIsExported() throws IOException {
    log = folder.resolve("log");
    taken = folder.resolve("taken");
    String event = Files.readString(SAMPLE);
    for (int i = 0; i < SIZE; i++) {
      String one = event.replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + new UUID(0, i) + "\"");
      byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
      leaves.add(new Leaf.Entry("firstkey.joiner", 0, i, null, bytes).encoded());
    }
    write();
    assertThat(new Export(new DirectorySource(log), taken).run()).isEqualTo(SIZE);
  }

  @Test
  void whatIsThereIsVerifiedAndWhatIsNotIsSaid() throws IOException {
    assertThat(verify()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("44 entries")
        .contains("entries before index 256 were deleted");
  }

  @Test
  void whatNobodyStatedIsMissed() throws IOException {
    Files.delete(new KeptCheckpoints(taken).minimumIndex(MINIMUM));
    assertThat(verify()).isEqualTo(1);
    Files.copy(
        new KeptCheckpoints(log).minimumIndex(MINIMUM),
        new KeptCheckpoints(taken).minimumIndex(MINIMUM));
    Files.write(taken.resolve(bundle().path()), EntryBundle.encode(leaves.subList(257, SIZE)));
    said.reset();
    assertThat(verify()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("index 256: this leaf is gone");
  }

  private int verify() throws IOException {
    var words = List.of("--from", taken.toString(), "--vkey", KEY.verifier().toString());
    return AuditCommand.verify(
        VerifyOptions.of(words), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static TileAddress bundle() {
    return new TileAddress(TileAddress.ENTRIES, 1, SIZE - MINIMUM);
  }

  private void write() throws IOException {
    var hashes = leaves.stream().map(Hash::ofLeaf).toList();
    var grown = Edge.empty().grow(hashes);
    for (var tile : grown.tiles()) {
      write(tile.address().path(), Hash.concatenated(tile.hashes()));
    }
    write(bundle().path(), EntryBundle.encode(leaves.subList(MINIMUM, SIZE)));
    var head = new Checkpoint("log.example/one", SIZE, grown.edge().root());
    write("checkpoint", bytes(head.signed(List.of(KEY)).written()));
    var offsets = new Offsets();
    for (int i = 0; i < MINIMUM; i++) {
      offsets.account(i, Leaf.of(leaves.get(i)));
    }
    var root = Edge.empty().grow(hashes.subList(0, MINIMUM)).edge().root();
    var minimum = new MinimumIndex("log.example/one", MINIMUM, root, offsets.accounted());
    write("minimum-index/000000000000000256", bytes(minimum.signed(List.of(KEY)).written()));
  }

  private void write(String path, byte[] bytes) throws IOException {
    var file = log.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
