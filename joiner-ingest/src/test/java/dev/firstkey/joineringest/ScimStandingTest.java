package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A SCIM client sees of its Users what became of them.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimStandingTest {
  private static final String STATE = "'" + Scim.JOINER + "'.state";
  private static final String REASONS = "'" + Scim.JOINER + "'.reasons";

  private final String worker = newWorker();

  private static ValidatableResponse read(String id) {
    return Scim.client().get(Scim.USERS + "/" + id).then().statusCode(200);
  }

  private static ValidatableResponse put(String id, String user) {
    return Scim.client().body(user).put(Scim.USERS + "/" + id).then();
  }

  private static String set(String attribute, String value) {
    return "{\"op\":\"replace\",\"path\":\"%s\",\"value\":%s}".formatted(attribute, value);
  }

  private String user() {
    return Scim.user(worker);
  }

  /// Ended by another source, as it would be by its end date: the client does not know.
  private String over() {
    String id = Scim.created(user());
    await(Topic.JOINER, worker, JoinerAccepted.class);
    JoinerTopics.say(worker, new HrisLeft(worker, id + ".1", 1));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    return id;
  }

  @Test
  void whatIsAcceptedSaysSo() {
    String id = Scim.created(user());
    await(Topic.JOINER, worker, JoinerAccepted.class);
    read(id).body(STATE, equalTo("accepted")).body(REASONS, nullValue());
  }

  @Test
  void whatWaitsSaysWhyAndWhatStaffRejectedToo() {
    String id = Scim.created(user().replace("Europe/Berlin", "Atlantis"));
    UUID waits = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();
    read(id)
        .body(STATE, equalTo("waiting"))
        .body(REASONS, contains("incomplete", "workTimeZone"))
        .body("active", equalTo(true))
        .header("ETag", equalTo("W/\"1\""));
    Desk.reject(waits.toString());
    await(Topic.JOINER, worker, JoinerRejected.class);
    read(id).body(STATE, equalTo("rejected")).body(REASONS, contains("wrong-data"));
  }

  @Test
  void aChangeThatStaffRejectedSaysSoThoughTheHireIsBelieved() {
    String id = Scim.created(user());
    await(Topic.JOINER, worker, JoinerAccepted.class);
    put(id, user().replace("Europe/Berlin", "Atlantis")).statusCode(200);
    UUID waits = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();
    Desk.reject(waits.toString());
    await(Topic.JOINER, worker, JoinerRejected.class);
    read(id).body(STATE, equalTo("rejected")).body(REASONS, contains("wrong-data"));
  }

  /// It marks nothing.
  @Test
  void whatTheVersionBeforeHeardIsTheClientsOwnToo() {
    String id = Scim.created(user());
    await(Topic.JOINER, worker, JoinerAccepted.class);
    Tables.change("update scim_user set taken = false where worker_id = '%s'".formatted(worker));
    read(id).body(STATE, equalTo("accepted"));
  }

  @Test
  void nobodyButTheServerSaysWhatBecameOfIt() {
    String id = Scim.created(user().replace("\"startDate\"", "\"state\":\"over\",\"startDate\""));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    read(id).body(STATE, equalTo("accepted"));
    Scim.isRefused(
        Scim.patch(id, set(Scim.JOINER + ":state", "\"over\"")).then(), 400, "mutability");
  }

  @Test
  void whoseLastDayIsOverIsNotActive() {
    String id =
        Scim.created(user().replace("2036-12-02\"", "2026-01-01\",\"endDate\":\"2026-02-01\""));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    read(id).body("active", equalTo(false)).body(STATE, equalTo("over"));
    Scim.client()
        .queryParam(
            "filter", "userName eq \"%s@example.test\" and active eq true".formatted(worker))
        .get(Scim.USERS)
        .then()
        .body("totalResults", equalTo(0));
  }

  @Test
  void nothingProlongsWhatIsOverAndTheClientIsToldWhatToDo() {
    String id = over();
    read(id).header("ETag", equalTo("W/\"1-over\""));
    for (String operation :
        new String[] {set(Scim.JOINER + ":endDate", "\"2037-12-31\""), set("active", "true")}) {
      Scim.isRefused(Scim.patch(id, operation).then(), 400, "invalidValue");
    }
    put(id, user()).statusCode(400).body("detail", containsString("another startDate"));
    Scim.patch(id, set("displayName", "\"Ada King\""))
        .then()
        .statusCode(200)
        .body("active", equalTo(false))
        .body("displayName", equalTo("Ada King"));
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
    assertThat(heard(Topic.JOINER, worker, JoinerChanged.class)).isEmpty();
  }

  @Test
  void whoBeginsAnewAfterTheEndIsARehire() {
    String id = over();
    put(id, user().replace("2036-12-02", "2037-01-01"))
        .statusCode(200)
        .body("active", equalTo(true));
    assertThat(awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2))
        .extracting(JoinerAccepted::episodeId)
        .containsExactly(id + ".1", id + ".2");
  }

  /// As a client does that sends each attribute by itself, and again what was refused.
  @Test
  void aRehireMayComeInSeveralRequestsAndTheFirstDayComesBeforeTheRest() {
    String id = over();
    Scim.isRefused(Scim.patch(id, set("active", "true")).then(), 400, "invalidValue");
    Scim.patch(id, set(Scim.JOINER + ":startDate", "\"2037-01-01\""))
        .then()
        .statusCode(200)
        .body("active", equalTo(false))
        .body(STATE, equalTo("over"));
    Scim.patch(id, set(Scim.JOINER + ":endDate", "\"2037-12-31\"")).then().statusCode(200);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
    Scim.patch(id, set("active", "true")).then().statusCode(200).body("active", equalTo(true));
    JoinerAccepted again = awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2).getLast();
    assertThat(again.episodeId()).isEqualTo(id + ".2");
    assertThat(again.startDate()).isEqualTo("2037-01-01");
    assertThat(again.endDate()).isEqualTo("2037-12-31");
  }

  @Test
  void aClientWithEpisodesOfItsOwnNamesAnotherOneFirst() {
    String id =
        Scim.created(user().replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\""));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    JoinerTopics.say(worker, new HrisLeft(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    Scim.patch(id, set(Scim.JOINER + ":startDate", "\"2037-01-01\"")).then().statusCode(200);
    Scim.patch(id, set("active", "true"))
        .then()
        .statusCode(400)
        .body("detail", containsString("episodeId"));
    Scim.patch(id, set(Scim.JOINER + ":episodeId", "\"e-2\"")).then().statusCode(200);
    Scim.patch(id, set("active", "true")).then().statusCode(200);
    assertThat(awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2))
        .extracting(JoinerAccepted::episodeId)
        .containsExactly("e-1", "e-2");
  }

  @Test
  void whoIsDeactivatedAfterTheEndAndComesBackIsARehireToo() {
    String id = over();
    Scim.patch(id, set("active", "\"False\"")).then().statusCode(200);
    Scim.patch(id, set("active", "true")).then().statusCode(200).body("active", equalTo(true));
    awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2);
  }
}
