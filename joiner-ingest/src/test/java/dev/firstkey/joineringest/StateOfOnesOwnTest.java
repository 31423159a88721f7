package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/// A SCIM client reads what became of its own words, and nothing of what others say.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class StateOfOnesOwnTest {
  private static final String STATE = "'" + Scim.JOINER + "'.state";
  private static final String REASONS = "'" + Scim.JOINER + "'.reasons";

  /// May speak for everybody, and counts less than the HR system.
  private static final String LESSER = "other-client";

  /// May speak for one legal entity alone.
  private static final String NARROW = "branch-client";

  private final String worker = newWorker();

  private String user(String entity) {
    return Scim.user(worker)
        .replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\"")
        .replace("ada@example.test", worker + "@example.test")
        .replace("\"Ada\"", "\"" + worker + "\"")
        .replace("example-de", entity);
  }

  private static String created(String client, String user) {
    return Scim.client(client)
        .body(user)
        .post(Scim.USERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse read(String client, String id) {
    return Scim.client(client).get(Scim.USERS + "/" + id).then().statusCode(200);
  }

  private static ValidatableResponse put(String client, String id, String user) {
    return Scim.client(client).body(user).put(Scim.USERS + "/" + id).then().statusCode(200);
  }

  private void hiredByHr() {
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
  }

  private void leftByHr() {
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
  }

  @Test
  void whoIsOutrankedReadsThatAndNeitherThatTheOthersAreBelievedNorThatTheyEndedIt() {
    hiredByHr();
    String id = created(LESSER, user("example-de"));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    read(LESSER, id).body(STATE, equalTo("ignored")).body(REASONS, contains("outranked"));
    leftByHr();
    read(LESSER, id)
        .body(STATE, equalTo("ignored"))
        .body(REASONS, contains("outranked"))
        .body("active", equalTo(true))
        .header("ETag", equalTo("W/\"1\""));
    put(LESSER, id, user("example-de").replace("Lovelace", "King"));
    awaitMany(Topic.JOINER, worker, JoinerIgnored.class, 2);
    read(LESSER, id).body(STATE, equalTo("ignored")).body(REASONS, contains("episode-over"));
  }

  @Test
  void whatIsIncompleteAndOutrankedIsToldToBeOutranked() {
    hiredByHr();
    String id = created(LESSER, user("example-de").replace("Europe/Berlin", "Atlantis"));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    read(LESSER, id).body(STATE, equalTo("ignored")).body(REASONS, contains("outranked"));
  }

  @Test
  void whoMayNotSpeakForTheWorkerReadsThatAndNothingElse() {
    hiredByHr();
    String id = created(NARROW, user("example-fr"));
    await(Topic.JOINER, worker, JoinerRejected.class);
    read(NARROW, id).body(STATE, equalTo("rejected")).body(REASONS, contains("not-entitled"));
    leftByHr();
    read(NARROW, id)
        .body(STATE, equalTo("rejected"))
        .body(REASONS, contains("not-entitled"))
        .body("active", equalTo(true));
  }

  @Test
  void whoMendsWhatWasNotTakenIsAccepted() {
    String id = created(NARROW, user("example-de"));
    await(Topic.JOINER, worker, JoinerRejected.class);
    read(NARROW, id)
        .body(STATE, equalTo("rejected"))
        .body(REASONS, contains("not-entitled", "legalEntity"));
    put(NARROW, id, user("example-fr"));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    read(NARROW, id).body(STATE, equalTo("accepted")).body(REASONS, nullValue());
  }

  @Test
  void whoWasBelievedReadsWhyAChangeWasNotTakenAndThatSomebodyElseEndedIt() {
    String id = created(LESSER, user("example-de"));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    read(LESSER, id).body(STATE, equalTo("accepted"));
    say(worker, SeveralSourcesTest.hired(worker, null, 1, 1));
    await(Topic.JOINER, worker, JoinerChanged.class);
    read(LESSER, id).body(STATE, equalTo("accepted"));
    put(LESSER, id, user("example-de").replace("Lovelace", "King"));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    read(LESSER, id).body(STATE, equalTo("ignored")).body(REASONS, contains("outranked"));
    leftByHr();
    read(LESSER, id).body(STATE, equalTo("over")).body("active", equalTo(false));
  }
}
