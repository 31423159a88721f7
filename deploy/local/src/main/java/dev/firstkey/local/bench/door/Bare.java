package dev.firstkey.local.bench.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs [BareVerification].
///
/// @param origin where the page was
record Bare(String origin) {

  /// CPU milliseconds of one verification; empty where that ECDSA does not load here.
  ///
  /// @param ecdsa `jdk` or `corretto`
  Optional<Double> verify(List<Prepared> people, String ecdsa) throws InterruptedException {
    try {
      Path file = Files.createTempFile("firstkey-bare", ".json");
      try {
        Files.write(file, people.stream().map(this::line).toList());
        return number(file, ecdsa);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new Trouble("The bare verification does not run: " + failure.getMessage());
    }
  }

  private String line(Prepared one) {
    var line = JsonNodeFactory.instance.objectNode().put("origin", origin);
    line.set("options", one.options());
    line.set("answer", one.answer());
    return line.toString();
  }

  private static Optional<Double> number(Path file, String ecdsa)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BareVerification.class.getName(),
                file.toString(),
                ecdsa)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? Optional.of(Double.parseDouble(said)) : Optional.empty();
  }
}
