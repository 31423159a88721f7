package dev.firstkey.enrollmentgateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.contracts.RefusalReason;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/enrollment-gateway.yml` can come true.
@QuarkusTest
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("enrollment-gateway");
  private static final Pattern SERVED =
      Pattern.compile(
          "firstkey_gateway_decisions_total\\{decision=\"([^\"]+)\",reason=\"([^\"]+)\"}");
  private static final Pattern COUNTED =
      Pattern.compile("(?:tally|this)\\s*\\.(?:count|seen|alarm)\\(\\s*\"([a-z-]+)\"");

  /// Before anything was counted: what appears with its first event is no increase to Prometheus.
  @Test
  void readMetersThatAreServedFromTheStart() {
    assertThat(RULES.unserved(given().get("/q/metrics").asString())).isEmpty();
  }

  /// What is served and never counted would never call anybody.
  @Test
  void nameDecisionsThatAreCounted() throws IOException {
    List<String> counted = found(COUNTED, sources()).stream().map(it -> it.group(1)).toList();
    List<MatchResult> served = found(SERVED, given().get("/q/metrics").asString());
    assertThat(served).hasSizeGreaterThan(15);
    assertThat(served).extracting(it -> it.group(1)).allMatch(counted::contains);
  }

  /// Each reason is a word of the contract, or is said where something is counted.
  @Test
  void nameReasonsThatAreSaid() throws IOException {
    String said = sources();
    Set<String> words =
        Stream.of(RefusalReason.values()).map(RefusalReason::word).collect(Collectors.toSet());
    assertThat(found(SERVED, given().get("/q/metrics").asString()))
        .extracting(it -> it.group(2))
        .allMatch(word -> words.contains(word) || said.contains('"' + word + '"'));
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var texts = new StringBuilder();
      for (Path file : files.filter(AlertsTest::counts).toList()) {
        texts.append(Files.readString(file));
      }
      return texts.toString();
    }
  }

  /// `Tally` names what it serves from the start, whether anybody counts it or not.
  private static boolean counts(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("Tally.java");
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
