package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits above the rate of a source of which two persons decide: the source of these tests
/// hires one an hour.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RulingsOfTwoTest {
  private static final String TOKEN = "fkscim_JcU4HykrQl3EsxGJ2XPBaTnf3gpi--1TrcAZoA2Ti-U";
  private static final String BODY = "{\"reference\":\"HR-11\",\"source\":\"urn:example:okta\"}";
  private static final String REJECTION = BODY.replace("}", ",\"because\":\"duplicate\"}");

  @BeforeEach
  void theirTurnDoesNotComeByItself() {
    Seasonal.quiet();
    create(newWorker());
  }

  private static void create(String worker) {
    given()
        .header("Authorization", "Bearer " + TOKEN)
        .contentType("application/json")
        .body(Scim.user(worker).replace("Lovelace", worker).replace("ada@", worker + "@"))
        .post(Scim.USERS)
        .then()
        .statusCode(201);
  }

  private static String queued() {
    String worker = newWorker();
    create(worker);
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    return worker;
  }

  private static ValidatableResponse says(String person, String what) {
    return given()
        .auth()
        .oauth2(TestTokens.token(person, "operator"))
        .contentType(ContentType.JSON)
        .body(what.equals("rejection") ? REJECTION : BODY)
        .post("/quarantine/" + what)
        .then();
  }

  private static ValidatableResponse completes(String person, String id) {
    return given()
        .auth()
        .oauth2(TestTokens.token(person, "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-12\",\"members\":" + Desk.WHOLE + "}")
        .post("/quarantine/" + id + "/completion")
        .then();
  }

  private static void isNoSecond(ValidatableResponse answer) {
    answer.statusCode(409).body("type", equalTo("urn:firstkey:problem:not-a-second"));
  }

  @Test
  void whatOneLetsGoASecondOneConfirmsAndBothAreNamed() {
    String worker = queued();
    isNoSecond(says("op-2", "release/confirmation"));
    says("op-1", "release")
        .statusCode(202)
        .body("records", equalTo(1))
        .body("needsSecond", equalTo(true));
    isNoSecond(says("op-1", "release/confirmation"));
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    says("op-2", "release/confirmation")
        .statusCode(202)
        .body("records", equalTo(1))
        .body("needsSecond", equalTo(false));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).completedBy())
        .isEqualTo("person:op-1");
    assertThat(heard(Topic.JOINER, worker))
        .filteredOn(event -> event.type() == EventType.JOINER_ACCEPTED)
        .extracting(Event::envelope)
        .singleElement()
        .satisfies(envelope -> assertThat(envelope.actor()).isEqualTo("person:op-2"));
    isNoSecond(says("op-2", "release/confirmation"));
  }

  @Test
  void whatHasComeSinceIsNotAmongThem() {
    String worker = queued();
    says("op-1", "release").statusCode(202).body("records", equalTo(1));
    String later = queued();
    says("op-2", "release/confirmation").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    says("op-3", "rejection").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, later, JoinerRejected.class);
    assertThat(heard(Topic.JOINER, later, JoinerAccepted.class)).isEmpty();
  }

  @Test
  void whatOnePersonCompletedIsNotLetGoByTheNextOnesWishForAll() {
    String worker = queued();
    String id = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
    completes("op-3", id).statusCode(202);
    says("op-1", "release").body("records", equalTo(0));
    Desk.confirm("op-3", id).statusCode(409);
    isNoSecond(says("op-2", "release/confirmation"));
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    Desk.confirm("op-2", id).statusCode(204);
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).completedBy())
        .isEqualTo("person:op-3");
  }

  @Test
  void onePersonRejectsThemAndNobodyConfirmsWhatIsRejected() {
    String worker = queued();
    says("op-1", "release").statusCode(202);
    says("op-2", "rejection").statusCode(202).body("records", equalTo(1));
    isNoSecond(says("op-3", "release/confirmation"));
    await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
  }
}
