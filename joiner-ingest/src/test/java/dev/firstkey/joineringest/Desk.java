package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.sayOn;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static io.restassured.RestAssured.given;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The desk of those who decide about what waits: what comes there, and what they do.
final class Desk {
  static final String WHOLE = "{\"startDate\":\"2026-12-08\",\"workTimeZone\":\"Europe/Paris\"}";

  private Desk() {}

  static RequestSpecification operator() {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON);
  }

  static void sayChanged(String worker, UnaryOperator<String> change) {
    String id = UUID.randomUUID().toString();
    byte[] whole = EventCodec.encodeHris(id, SOURCE, worker, WHEN, hired(worker, "e-1", 1));
    sayRaw(
        worker,
        change.apply(new String(whole, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  static String quarantined(String worker) {
    sayChanged(
        worker, text -> text.replace("Europe/Berlin", "Atlantis").replace("2026-12-01", "soon"));
    return await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
  }

  static ValidatableResponse complete(String id, String members) {
    return operator()
        .body("{\"reference\":\"HR-7\",\"members\":" + members + "}")
        .post("/quarantine/" + id + "/completion")
        .then();
  }

  static ValidatableResponse confirm(String who, String id) {
    return given()
        .auth()
        .oauth2(TestTokens.token(who, "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-10\"}")
        .post("/quarantine/" + id + "/confirmation")
        .then();
  }

  static void reject(String id) {
    operator()
        .body("{\"reference\":\"HR-8\",\"because\":\"wrong-data\"}")
        .post("/quarantine/" + id + "/rejection")
        .then()
        .statusCode(204);
  }

  /// What another source, of contractors, says and has not complete either.
  static void contractorsSay(String worker, long sequence, UnaryOperator<String> change) {
    byte[] whole =
        EventCodec.encodeHris(
            UUID.randomUUID().toString(),
            "urn:example:contractors",
            worker,
            WHEN,
            hired(worker, "e-1", sequence));
    String incomplete =
        change.apply(
            new String(whole, StandardCharsets.UTF_8).replace("Europe/Berlin", "Atlantis"));
    sayOn("hris.contractors", worker, incomplete.getBytes(StandardCharsets.UTF_8));
  }
}
