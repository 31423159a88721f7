package dev.firstkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
  @TempDir Path folder;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void findsTheProcessThatWasRecorded() throws IOException {
    assertThat(Running.recorded(written(Running.of(process.toHandle()).record()))).isPresent();
  }

  @Test
  void takesAnotherProcessWithTheSameIdForNobody() throws IOException {
    var earlier = process.pid() + " ticks 1 another-boot";
    assertThat(Running.recorded(written(earlier))).isEmpty();
  }

  @Test
  void takesAnUnreadableRecordForNobody() throws IOException {
    assertThat(Running.recorded(written("not a number"))).isEmpty();
    assertThat(Running.recorded(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void isGoneAfterItsStop() throws IOException {
    var file = written(Running.of(process.toHandle()).record());
    Running.recorded(file).orElseThrow().stop(10);
    assertThat(Running.recorded(file)).isEmpty();
  }

  private Path written(String record) throws IOException {
    return Files.writeString(folder.resolve("process"), record);
  }
}
