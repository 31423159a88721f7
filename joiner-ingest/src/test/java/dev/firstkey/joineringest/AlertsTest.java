package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts` can come true: a rule about a metric that is not there never does.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("joiner-ingest");

  @Test
  void everyRuleReadsMetersThatAreServed() {
    assertThat(RULES.unserved(given().get("/q/metrics").asString())).isEmpty();
  }

  @Test
  void everyRuleSaysWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
