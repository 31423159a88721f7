package dev.firstkey.auditsink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.auditsink.SecondPlace.LogFile;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.KeptCheckpoints;
import dev.firstkey.tlog.SignerKey;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondPlaceFolderTest {
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void eachCheckpointStaysAndTheNewestIsGiven() throws IOException {
    keep(1, "a");
    Object first = Files.getAttribute(at(1), "unix:ino");
    keep(2, "ab");
    assertThat(Files.readString(at(1))).isEqualTo(note(1));
    assertThat(Files.getAttribute(at(1), "unix:ino")).isEqualTo(first);
    assertThat(newest()).isEqualTo(note(2));
  }

  /// As when a turn is taken up where the one before it died.
  @Test
  void theSameAgainIsNoChange() throws IOException {
    keep(1, "a");
    Object written = Files.getLastModifiedTime(at(1));
    keep(1, "a");
    assertThat(Files.getLastModifiedTime(at(1))).isEqualTo(written);
  }

  @Test
  void halfAFileIsMadeWhole() throws IOException {
    Files.createDirectories(at(1).getParent());
    Files.writeString(at(1), note(1).substring(0, 20));
    keep(1, "a");
    assertThat(newest()).isEqualTo(note(1));
  }

  @Test
  void nothingElseIsWrittenOverAFile() {
    keep(1, "a");
    assertThatThrownBy(() -> keep(2, "b")).hasStackTraceContaining("another file of this name");
    assertThat(newest()).isEqualTo(note(1));
  }

  /// A file is there after a power cut only when its directory is on the disk, and that only when
  /// the directory above it is.
  @Test
  void namesAreOnTheDiskBeforeTheCheckpointIsWrittenAndItsOwnBehindIt() {
    List<String> forced = new ArrayList<>();
    Durable durable =
        new Durable(path -> forced.add(folder.relativize(path) + (Files.exists(at(1)) ? "!" : "")));
    keep(new SecondPlaceFolder(vertx, folder, durable), 1, "a");
    assertThat(forced.subList(0, 3)).containsExactly("", "tile", "tile/entries");
    assertThat(forced.subList(3, forced.size()))
        .allMatch(path -> path.endsWith("!"))
        .contains(folder.relativize(at(1).getParent()) + "!", "checkpoints!", "!");
  }

  @Test
  void whereAFileSystemRefusesThatTheFilesAreKeptAllTheSame() {
    Durable durable =
        new Durable(path -> {
          throw new IOException("refused");
        });
    keep(new SecondPlaceFolder(vertx, folder, durable), 1, "a");
    assertThat(newest()).isEqualTo(note(1));
  }

  private Path at(long size) {
    return new KeptCheckpoints(folder).file(size);
  }

  private void keep(long size, String tile) {
    keep(place(), size, tile);
  }

  private static void keep(SecondPlaceFolder place, long size, String tile) {
    LogFile file = new LogFile("tile/entries/000", tile.getBytes(StandardCharsets.UTF_8));
    place.keep(List.of(file), size, note(size)).await().indefinitely();
  }

  private String newest() {
    byte[] note = place().checkpoint().await().indefinitely().orElseThrow();
    return new String(note, StandardCharsets.UTF_8);
  }

  private SecondPlaceFolder place() {
    return new SecondPlaceFolder(vertx, folder);
  }

  private static String note(long size) {
    return new Checkpoint("log.example/one", size, Hash.OF_NOTHING).signed(List.of(KEY)).written();
  }
}
