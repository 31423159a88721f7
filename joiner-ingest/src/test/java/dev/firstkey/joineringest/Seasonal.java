package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The source of the tests that hires three at once and one in ten minutes, and what becomes of
/// whom it hires.
final class Seasonal {
  static final String SEASONAL = "urn:example:seasonal";

  private Seasonal() {}

  /// Nobody waits, and nobody was hired lately.
  static void quiet() {
    Tables.change("update quarantine set ended = 'OVERTAKEN' where because = 'ABOVE_RATE'");
    Tables.change("delete from pace");
  }

  static void say(String id, String worker, HrisFact fact) {
    JoinerTopics.sayOn(
        "hris.seasonal", worker, EventCodec.encodeHris(id, SEASONAL, worker, WHEN, fact));
  }

  static void say(String worker, HrisFact fact) {
    say(UUID.randomUUID().toString(), worker, fact);
  }

  static HrisHired joining(String worker, String mail) {
    HrisHired like = hired(worker, "e-1", 1);
    return new HrisHired(
        worker,
        "e-1",
        1,
        like.givenName(),
        worker,
        like.displayName(),
        mail,
        like.startDate(),
        null,
        like.workTimeZone(),
        like.workerType(),
        like.legalEntity(),
        null,
        like.deviceContext(),
        null,
        null);
  }

  static HrisChanged changed(String worker, String mail, long sequence) {
    return Shared.changed(joining(worker, mail), mail, sequence);
  }

  static HrisHired joining(String worker) {
    return joining(worker, null);
  }

  static List<String> hire(int many) {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(many).toList();
    workers.forEach(worker -> say(worker, joining(worker)));
    return workers;
  }

  static boolean isAccepted(String worker) {
    return !heard(Topic.JOINER, worker, JoinerAccepted.class).isEmpty();
  }

  static boolean waits(String worker) {
    return !heard(Topic.JOINER, worker, JoinerQuarantined.class).isEmpty();
  }

  static void usedUp() {
    List<String> workers = hire(3);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> workers.stream().allMatch(Seasonal::isAccepted));
  }

  static String queued() {
    String worker = newWorker();
    say(worker, joining(worker));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    return worker;
  }

  static ValidatableResponse rule(String verdict, String body) {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/quarantine/" + verdict)
        .then();
  }

  static ValidatableResponse rule(String verdict) {
    String why = verdict.equals("rejection") ? ",\"because\":\"not-approved\"" : "";
    return rule(verdict, "{\"reference\":\"HR-11\",\"source\":\"" + SEASONAL + "\"" + why + "}");
  }

  static Event last(String worker) {
    return heard(Topic.JOINER, worker).stream()
        .filter(event ->
            event.fact() instanceof JoinerAccepted || event.fact() instanceof JoinerRejected)
        .findFirst()
        .orElseThrow();
  }
}
