package dev.firstkey.auditsink;

import dev.firstkey.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The samples that contracts keeps for ever.
public final class RecordedSamples {
  private RecordedSamples() {}

  public static String of(EventType type) {
    Path folder = Path.of("..", "contracts", "src", "test", "resources", "recorded");
    try {
      return Files.readString(folder.resolve(type.spoken() + ".v1").resolve("001.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
