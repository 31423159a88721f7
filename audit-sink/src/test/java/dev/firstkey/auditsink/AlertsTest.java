package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/audit-sink.yml` can come true.
@QuarkusTest
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("audit-sink");

  @Test
  void readMetersThatAreServed() {
    assertThat(RULES.unserved(given().get("/q/metrics").asString())).isEmpty();
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
