package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// A User that a SCIM client keeps is a worker as HR has them: the same record, the same decision,
/// the same case.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class HiredOverScimTest {

  @Test
  void aUserIsAHireAndGetsAnAccount() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    JoinerAccepted accepted = await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(accepted.episodeId()).isEqualTo(id + ".1");
    assertThat(accepted.record().topic())
        .isEqualTo(Topic.HRIS_SCIM.name(FirstkeyBacking.topicPrefix()));
    assertThat(accepted.startDate()).isEqualTo(LocalDate.of(2036, 12, 2));
    assertThat(accepted.workTimeZone()).isEqualTo("Europe/Berlin");
    assertThat(accepted.workerType()).isEqualTo(WorkerType.EMPLOYEE);
    assertThat(accepted.deviceContext()).isEqualTo(DeviceContext.BYOD);
    assertThat(await(Topic.JOINER, worker, AccountProvisioned.class).workerId()).isEqualTo(worker);
    assertThat(JoinerTopics.profiles(worker)).containsExactly("Ada");
  }

  @Test
  void aPostThatIsRepeatedIs409AndNoSecondHire() {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    Scim.create(Scim.user(worker))
        .then()
        .statusCode(409)
        .contentType(Scim.TYPE)
        .body("scimType", equalTo("uniqueness"))
        .body("status", equalTo("409"));
    Scim.create(Scim.user(newWorker(), worker.toUpperCase(java.util.Locale.ROOT) + "@EXAMPLE.test"))
        .then()
        .statusCode(409);
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
  }

  @Test
  void aChangeIsToldOnceAndAnEndedUserIsGoneForGood() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    String moved =
        "{\"op\":\"Replace\",\"path\":\"%s:startDate\",\"value\":\"2036-12-08\"}"
            .formatted(Scim.JOINER);
    Scim.patch(id, moved).then().statusCode(200).header("ETag", equalTo("W/\"2\""));
    Scim.patch(id, moved).then().statusCode(200).header("ETag", equalTo("W/\"2\""));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).startDate())
        .isEqualTo(LocalDate.of(2036, 12, 8));
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(404);
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    assertThat(heard(Topic.JOINER, worker, JoinerChanged.class)).hasSize(1);
  }

  @Test
  void whoIsDeactivatedHasLeftAndWhoComesBackIsARehire() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker).replace("2036-12-02", "2026-01-01"));
    Scim.patch(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    Scim.patch(id, "{\"op\":\"replace\",\"value\":{\"active\":true}}").then().statusCode(200);
    var accepted = awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2);
    assertThat(accepted)
        .extracting(JoinerAccepted::episodeId)
        .containsExactly(id + ".1", id + ".2");
  }

  @Test
  void whatIsMissingIsNamedAndWaitsForStaffAndNothingIsGuessed() {
    String worker = newWorker();
    Scim.created(
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","externalId":"%1$s",
         "name":{"givenName":"Ada","familyName":"Lovelace"}}
        """
            .formatted(worker));
    assertThat(await(Topic.JOINER, worker, JoinerQuarantined.class).members())
        .containsExactlyInAnyOrder(
            "startDate", "workTimeZone", "workerType", "legalEntity", "deviceContext");
  }

  @Test
  void nobodyIsHiredByLeavingSomethingOut() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.patch(id, "{\"op\":\"replace\",\"value\":{\"active\":false}}").then().statusCode(200);
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    Scim.patch(id, "{\"op\":\"remove\",\"path\":\"active\"}")
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    Scim.client()
        .body(Scim.user(worker).replace("\"active\":true,", ""))
        .put(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
  }

  @Test
  void theIdOfAnEpisodeThatHasEndedIsRefusedWhoeverAsks() {
    String worker = newWorker();
    String named =
        Scim.user(worker).replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\"");
    String id = Scim.created(named);
    Scim.patch(
            id,
            "{\"op\":\"replace\",\"path\":\"%s:episodeId\",\"value\":\"e-2\"}"
                .formatted(Scim.JOINER))
        .then()
        .statusCode(400)
        .body("scimType", equalTo("mutability"));
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    Scim.create(named).then().statusCode(400).body("scimType", equalTo("invalidValue"));
    Scim.create(named.replace("e-1", "e-2")).then().statusCode(201);
  }

  @Test
  void aUserThatIsMadeAgainIsARehireOrIsRefusedAndNeverVanishes() {
    String worker = newWorker();
    String named =
        Scim.user(worker).replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\"");
    String first = Scim.created(named);
    Scim.client().delete(Scim.USERS + "/" + first).then().statusCode(204);
    // Not waiting until the end is heard.
    Scim.isRefused(Scim.create(named).then(), 400, "invalidValue");
    String second = Scim.created(Scim.user(worker));
    assertThat(awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2))
        .extracting(JoinerAccepted::episodeId)
        .containsExactly("e-1", second + ".1");
    assertThat(heard(Topic.JOINER, worker, JoinerIgnored.class)).isEmpty();
  }

  @Test
  void theIdOfAnEmploymentBeforeTheLastIsRefusedToo() {
    String worker = newWorker();
    String named =
        Scim.user(worker).replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\"");
    String id = Scim.created(named);
    for (String body :
        new String[] {inactive(named), named.replace("e-1", "e-2"), inactive(named)}) {
      Scim.client().body(body).put(Scim.USERS + "/" + id).then().statusCode(200);
    }
    Scim.isRefused(
        Scim.client().body(named).put(Scim.USERS + "/" + id).then(), 400, "invalidValue");
  }

  private static String inactive(String user) {
    return user.replace("\"active\":true", "\"active\":false");
  }

  @Test
  void aClientSeesItsOwnUsersOnly() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.client("other-client").get(Scim.USERS + "/" + id).then().statusCode(404);
    Scim.client("other-client").delete(Scim.USERS + "/" + id).then().statusCode(404);
    Scim.client("other-client")
        .queryParam("filter", "userName eq \"" + worker + "@example.test\"")
        .get(Scim.USERS)
        .then()
        .body("totalResults", equalTo(0));
    Scim.client().get(Scim.USERS + "/" + id).then().statusCode(200).body("id", notNullValue());
  }

  @Test
  void whoIsNoSourceIsRefused() {
    Scim.client("stranger").body(Scim.user(newWorker())).post(Scim.USERS).then().statusCode(403);
  }
}
