package dev.firstkey.auditsink;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.tlog.DirectorySource;
import dev.firstkey.tlog.HttpSource;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.VerifierKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gives each start of the service a key of its own and a second place that is empty.
public final class LogPlace implements QuarkusTestResourceLifecycleManager {
  // A test class and this resource are loaded by different class loaders.
  private static final String FOLDER = "firstkey.test.log.folder";

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "log");
      byte[] seed = new byte[32];
      new SecureRandom().nextBytes(seed);
      Files.writeString(folder.resolve("log.key"), SignerKey.of("log.example/test", seed).secret());
      System.setProperty(FOLDER, folder.toString());
      return Map.of(
          "firstkey.log.key-files", folder.resolve("log.key").toString(),
          "firstkey.log.second-place", folder.resolve("second-place").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}

  static Path secondPlace() {
    return Path.of(System.getProperty(FOLDER), "second-place");
  }

  /// As whoever has all power over the second place can do it.
  static void empty() throws IOException {
    try (Stream<Path> files = Files.walk(secondPlace())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(secondPlace())) {
          Files.delete(file);
        }
      }
    }
  }

  static SignerKey signer() {
    try {
      return SignerKey.of(Files.readString(Path.of(System.getProperty(FOLDER), "log.key")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<VerifierKey> keys() {
    return List.of(signer().verifier());
  }

  /// The log as an auditor reads it.
  static HttpSource http() {
    String prefix = "http://localhost:" + RestAssured.port + "/log";
    return new HttpSource(prefix, () -> TestTokens.token("auditor-1", "auditor"));
  }

  static DirectorySource elsewhere() {
    return new DirectorySource(secondPlace());
  }
}
