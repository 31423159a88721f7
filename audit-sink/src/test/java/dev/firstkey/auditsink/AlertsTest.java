package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/audit-sink.yml` can come true.
@QuarkusTest
class AlertsTest {
  private static final Path RULES = Path.of("../deploy/alerts/audit-sink.yml");
  private static final Pattern METRIC = Pattern.compile("firstkey_[a-z_]+");

  @Test
  void nameMetricsThatAreServed() throws IOException {
    List<String> served = given().get("/q/metrics").asString().lines().toList();
    List<String> named =
        lines("expr:").stream()
            .flatMap(line -> METRIC.matcher(line).results())
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named)
        .allSatisfy(name -> assertThat(served).anyMatch(line -> line.matches(name + "[ {].*")));
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() throws IOException {
    List<String> alerts = lines("- alert:");
    assertThat(alerts).isNotEmpty();
    for (String part : List.of("expr:", "severity:", "summary:", "action:")) {
      assertThat(lines(part)).as(part).hasSameSizeAs(alerts);
    }
  }

  private static List<String> lines(String beginning) throws IOException {
    return Files.readAllLines(RULES).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(beginning))
        .toList();
  }
}
