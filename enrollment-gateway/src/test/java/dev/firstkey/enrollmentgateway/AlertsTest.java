package dev.firstkey.enrollmentgateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.contracts.RefusalReason;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/enrollment-gateway.yml` can come true.
@QuarkusTest
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("enrollment-gateway");
  private static final Pattern METRIC = Pattern.compile("firstkey_[a-z_]+");
  private static final Pattern LABEL = Pattern.compile("(?:decision|reason)=~?\"([^\"]+)\"");

  /// A counter is served once something was counted: the first visit does.
  @Test
  void nameAMetricThatIsServed() {
    Visit.opened();
    assertThat(named(METRIC)).containsExactly("firstkey_gateway_decisions_total");
    assertThat(given().get("/q/metrics").asString())
        .contains("firstkey_gateway_decisions_total{decision=\"transaction\",reason=\"opened\"}");
  }

  /// A word that nobody counts would never call anybody.
  @Test
  void nameWordsThatAreCounted() throws IOException {
    String sources = sources();
    Set<String> refusals =
        Arrays.stream(RefusalReason.values()).map(RefusalReason::word).collect(Collectors.toSet());
    List<String> words =
        named(LABEL).stream().flatMap(all -> Arrays.stream(all.split("\\|"))).toList();
    assertThat(words).hasSizeGreaterThan(15);
    assertThat(words)
        .allSatisfy(word ->
            assertThat(refusals.contains(word) || sources.contains('"' + word + '"')).isTrue());
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var texts = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.append(Files.readString(file));
      }
      return texts.toString();
    }
  }

  private static List<String> named(Pattern pattern) {
    return RULES.conditions().stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map(found -> found.group(found.groupCount()))
        .distinct()
        .toList();
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
