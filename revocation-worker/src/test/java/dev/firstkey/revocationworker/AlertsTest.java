package dev.firstkey.revocationworker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/revocation-worker.yml` can come true.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class AlertsTest {
  private static final AlertRules RULES = AlertRules.of("revocation-worker");

  /// What a record that is parked and calls that are refused are counted by is there with the first
  /// of them; the rest is there from the start.
  @Test
  void readMetersThatAreServed() {
    given().get("/passes/none").then().statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.token("anna", "analyst"))
        .get("/parked")
        .then()
        .statusCode(403);
    aRecordIsParked();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(RULES.unserved(given().get("/q/metrics").asString())).isEmpty());
  }

  private static void aRecordIsParked() {
    Event event = Hire.ofSomebody().departed();
    String unknown =
        new String(EventCodec.encode(event), StandardCharsets.UTF_8)
            .replace(event.type().id(), event.type().id().replace(".v1", ".v2"));
    Bus.topic(event.type().topic())
        .send(event.key(), unknown.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
