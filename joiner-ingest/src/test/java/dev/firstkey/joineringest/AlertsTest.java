package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts` can come true: a rule about a metric that is not there never does.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("joiner-ingest");
  private static final Pattern METRIC = Pattern.compile("(firstkey_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=|!=|=~)\"([^\"]+)\"");

  @Test
  void everyMetricThatARuleNamesIsServed() {
    List<String> served =
        given().get("/q/metrics").then().statusCode(200).extract().asString().lines().toList();
    List<MatchResult> named = found(METRIC, String.join("\n", RULES.conditions()));
    assertThat(named).isNotEmpty();
    for (MatchResult metric : named) {
      List<String> ofIt =
          served.stream().filter(line -> line.matches(metric.group(1) + "[ {].*")).toList();
      assertThat(ofIt).as(metric.group()).isNotEmpty();
      for (String label : labels(metric.group(2))) {
        assertThat(ofIt).as(metric.group()).anyMatch(line -> line.contains(label));
      }
    }
  }

  @Test
  void everyRuleSaysWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }

  // As a metric shows them, one for each value that a rule looks for.
  private static List<String> labels(String condition) {
    return condition == null
        ? List.of()
        : found(LABEL, condition).stream()
            .flatMap(label ->
                Pattern.compile("\\|")
                    .splitAsStream(label.group(2))
                    .map(value -> label.group(1) + "=\"" + value + "\""))
            .toList();
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
