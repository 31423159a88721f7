package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCheckpointsTest {
  @TempDir Path folder;

  @Test
  void eachSizeHasAFileOfItsOwn() {
    assertThat(folder.relativize(new KeptCheckpoints(folder).file(1_234_067)))
        .hasToString("checkpoints/000/000/000/001/234/067");
  }

  @Test
  void theNewestIsTheLargest() throws IOException {
    assertThat(newest()).isEqualTo("none");
    keep(9);
    keep(1000);
    keep(999);
    assertThat(newest()).isEqualTo("1000");
  }

  @Test
  void halfAFileAndAnEmptyFolderHideNothing() throws IOException {
    keep(9);
    Path half = new KeptCheckpoints(folder).file(10);
    Files.write(half, "log.example/one\n10\n".getBytes(StandardCharsets.US_ASCII));
    Files.createDirectories(new KeptCheckpoints(folder).file(5_000_000).getParent());
    assertThat(newest()).isEqualTo("9");
  }

  /// As a log is served and exported, and as a second place was kept before.
  @Test
  void aSingleFileCountsToo() throws IOException {
    Files.write(folder.resolve("checkpoint"), LogInMemory.of(20).checkpoint());
    assertThat(newest()).isEqualTo("20");
    keep(9);
    assertThat(newest()).isEqualTo("20");
    keep(21);
    assertThat(newest()).isEqualTo("21");
  }

  private void keep(int size) throws IOException {
    Path file = new KeptCheckpoints(folder).file(size);
    Files.createDirectories(file.getParent());
    Files.write(file, LogInMemory.of(size).checkpoint());
  }

  private String newest() throws IOException {
    return new KeptCheckpoints(folder)
        .newest()
        .map(note -> Long.toString(Checkpoint.of(SignedNote.of(note).text()).size()))
        .orElse("none");
  }
}
