package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/audit-sink.yml` can come true.
@QuarkusTest
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("audit-sink");
  private static final Pattern METRIC = Pattern.compile("firstkey_[a-z_]+");

  @Test
  void nameMetricsThatAreServed() {
    List<String> served = given().get("/q/metrics").asString().lines().toList();
    List<String> named =
        RULES.conditions().stream()
            .flatMap(line -> METRIC.matcher(line).results())
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named)
        .allSatisfy(name -> assertThat(served).anyMatch(line -> line.matches(name + "[ {].*")));
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
