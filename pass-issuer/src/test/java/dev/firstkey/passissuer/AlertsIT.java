package dev.firstkey.passissuer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.AlertRules;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The rules in `deploy/alerts/pass-issuer.yml` can come true.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class AlertsIT {
  private static final AlertRules RULES = AlertRules.of("pass-issuer");

  /// What a record that is parked and calls that are refused are counted by is there with the first
  /// of them; the rest is there from the start.
  @Test
  void readMetersThatAreServed() {
    given().get("/cases?worker=any").then().statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.token("anna", "analyst"))
        .get("/parked")
        .then()
        .statusCode(403);
    aRecordIsParked();
    Awaitility.await()
        .atMost(Wire.BOUND)
        .untilAsserted(
            () -> assertThat(RULES.unserved(given().get("/q/metrics").asString())).isEmpty());
  }

  private static void aRecordIsParked() {
    Event event = Heard.ofSomeone().accepted(LocalDate.of(2026, 12, 1), DeviceContext.KIOSK);
    String unknown =
        new String(EventCodec.encode(event), StandardCharsets.UTF_8)
            .replace(event.type().id(), event.type().id().replace(".v1", ".v2"));
    Wire.send(event.type().topic(), event.key(), unknown.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sayWhatIsWrongAndWhatToDo() {
    assertThat(RULES.lacking()).isEmpty();
  }
}
