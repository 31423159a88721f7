package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every attack of the threat model's list names a test that is there.
class AttacksByNameTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final List<Path> TESTS =
      Stream.of(
              "enrollment-gateway",
              "joiner-ingest",
              "pass-issuer",
              "outbox",
              "audit-sink",
              "audit-sink/tlog")
          .map(module -> Path.of("..", module, "src", "test", "java"))
          .toList();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\| (.+) \\|$");
  private static final Pattern NAMED = Pattern.compile("(\\w+(?:Test|IT))\\.(\\w+)");
  private static final Pattern SCENARIO = Pattern.compile("\\]\\(([^)]+)\\)");

  private static final Integer[] LISTED =
      Stream.of(
              IntStream.rangeClosed(1, 40),
              IntStream.of(45, 47),
              IntStream.rangeClosed(51, 54),
              IntStream.of(57),
              IntStream.rangeClosed(59, 68),
              IntStream.of(71, 74))
          .flatMap(IntStream::boxed)
          .toArray(Integer[]::new);

  @Test
  void eachNamesATestOrAScenarioThatIsThere() throws IOException {
    List<MatchResult> rows =
        ROW.matcher(Files.readString(DOCS.resolve("threat-model.md"))).results().toList();
    assertThat(rows).extracting(row -> Integer.valueOf(row.group(1))).containsExactly(LISTED);
    for (MatchResult row : rows) {
      String played = row.group(3);
      List<MatchResult> tests = NAMED.matcher(played).results().toList();
      List<MatchResult> scenarios = SCENARIO.matcher(played).results().toList();
      assertThat(tests.size() + scenarios.size()).as(row.group(2)).isPositive();
      tests.forEach(test -> isThere(test.group(1), test.group(2)));
      scenarios.forEach(scenario -> assertThat(DOCS.resolve(scenario.group(1))).exists());
    }
  }

  private static void isThere(String test, String method) {
    assertThat(sources(test)).as(test).anyMatch(it -> it.contains("void " + method + "("));
  }

  private static List<String> sources(String test) {
    return TESTS.stream()
        .flatMap(AttacksByNameTest::files)
        .filter(file -> file.endsWith(test + ".java"))
        .map(AttacksByNameTest::text)
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
