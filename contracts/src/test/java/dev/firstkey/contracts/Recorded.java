package dev.firstkey.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The schema and the recorded samples of an event type.
final class Recorded {
  private static final Path SAMPLES = Path.of("src/test/resources/recorded");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Recorded() {}

  static JsonNode schema(EventType type) {
    try (InputStream in =
        EventType.class.getResourceAsStream("/schemas/" + type.spoken() + ".v1.schema.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<byte[]> samples(EventType type) {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(type.spoken() + ".v1"))) {
      return files.sorted().map(Recorded::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
