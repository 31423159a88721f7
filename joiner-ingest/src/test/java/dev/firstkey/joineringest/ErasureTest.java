package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.ProfileErased;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is held of a person goes when somebody asks for it, and what happened stays provable.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ErasureTest {
  @Inject FakeDirectory directory;

  private static ValidatableResponse erase(String worker, String role) {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", role))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"DSR-7\"}")
        .post("/joiners/" + worker + "/erasure")
        .then();
  }

  /// The tables of the service in whose rows a text stands, in any case of letters.
  private static List<String> tablesWith(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var tables =
            connection
                .getMetaData()
                .getTables(null, FirstkeyBacking.schema(), null, new String[] {"TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        try (var rows =
            connection.prepareStatement(
                "select 1 from "
                    + table
                    + " t where strpos(lower(t::text), lower(?)) > 0 limit 1")) {
          rows.setString(1, text);
          if (rows.executeQuery().next()) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  @Test
  void nothingOfAPersonIsLeftInAnyTable() throws SQLException {
    String worker = newWorker();
    String name = "Erasable" + worker.substring(2, 10);
    String user = Scim.created(Scim.user(worker).replace("Lovelace", name));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(tablesWith(name)).contains("scim_user", "episode");
    await(Topic.JOINER, worker, AccountProvisioned.class);
    assertThat(tablesWith(name)).contains("worker");
    String episode = heard(Topic.JOINER, worker, JoinerAccepted.class).getFirst().episodeId();
    say(worker, new HrisLeft(worker, episode, 10));
    awaitMany(Topic.JOINER, worker, JoinerDeparted.class, 1);
    say(worker, incomplete(worker, name));
    UUID waits = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();
    assertThat(tablesWith(name)).contains("scim_user", "quarantine");
    reject(waits);
    erase(worker, "operator")
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:provisioned"));
    deactivate(user);
    erase(worker, "operator").statusCode(204);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .untilAsserted(() -> assertThat(tablesWith(name)).isEmpty());
    Scim.client()
        .queryParam("filter", "externalId eq \"" + worker + "\"")
        .get(Scim.USERS)
        .then()
        .body("totalResults", equalTo(0));
  }

  @Test
  void theNameOfWhoWasErasedIsGivenToNobodyElseUntilItsTimeIsOver() {
    String family = "Once" + newWorker().substring(2, 10);
    String base = "ada." + family.toLowerCase(java.util.Locale.ROOT);
    String first = left(family);
    assertThat(username(first)).containsExactly(base);
    erase(first, "operator").statusCode(204);
    assertThat(username(first)).containsOnlyNulls();
    String second = left(family);
    assertThat(username(second)).containsExactly(base + "2");
    Tables.change("update erased_name set kept_until = clock_timestamp()");
    directory.delete(first);
    assertThat(username(left(family))).containsExactly(base);
    assertThat(Tables.lines("select hash from erased_name")).isEmpty();
  }

  /// Who had an account and has left.
  private static String left(String family) {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1, "Ada", family));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, AccountDisabled.class);
    return worker;
  }

  private static List<String> username(String worker) {
    return Tables.lines("select username from worker where worker_id = '" + worker + "'");
  }

  private static HrisHired incomplete(String worker, String name) {
    var whole = hired(worker, "e-2", 1, "Ada", name);
    return new HrisHired(
        whole.workerId(),
        whole.episodeId(),
        whole.sequence(),
        whole.givenName(),
        whole.familyName(),
        whole.displayName(),
        whole.email(),
        whole.startDate(),
        whole.startDate().minusDays(1),
        whole.workTimeZone(),
        whole.workerType(),
        whole.legalEntity(),
        null,
        whole.deviceContext(),
        null,
        null);
  }

  @Test
  void theTopicOfProfilesForgetsThemAndTheEventNamesWhoHadItDone() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, ProfileErased.class);
    erase(worker, "operator").statusCode(204);
    awaitMany(Topic.JOINER, worker, ProfileErased.class, 2);
    Event last = heard(Topic.JOINER, worker).getLast();
    assertThat(last.envelope().actor()).isEqualTo("person:op-1");
    assertThat(last.envelope().correlationId())
        .isEqualTo(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(
            () -> JoinerTopics.profiles(worker),
            it -> it.equals(List.of("Ada", "erased", "erased")));
  }

  private static void reject(UUID waits) {
    given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"DSR-7\",\"because\":\"duplicate\"}")
        .post("/quarantine/" + waits + "/rejection")
        .then()
        .statusCode(204);
  }

  @Test
  void aRehireThatWaitsIsNotDropped() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    say(worker, incomplete(worker, "Lovelace"));
    UUID waits = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();
    erase(worker, "operator").statusCode(409).body("type", equalTo("urn:firstkey:problem:waiting"));
    assertThat(Tables.lines(erasures(worker))).isEmpty();
    assertThat(
            Tables.lines(
                "select 1 from quarantine where data is not null and id = '" + waits + "'"))
        .hasSize(1);
  }

  @Test
  void whoWasNeverBelievedIsErasedToo() throws SQLException {
    String worker = newWorker();
    String name = "Erasable" + worker.substring(2, 10);
    String user = Scim.user(worker).replace("Lovelace", name).replace("Europe/Berlin", "Atlantis");
    String id = Scim.created(user);
    UUID waits = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();
    erase(worker, "operator").statusCode(409).body("type", equalTo("urn:firstkey:problem:waiting"));
    reject(waits);
    assertThat(tablesWith(name)).containsExactly("scim_user");
    deactivate(id);
    erase(worker, "operator").statusCode(204);
    assertThat(tablesWith(name)).isEmpty();
    assertThat(Tables.lines(erasures(worker))).containsExactly("DSR-7");
    assertThat(
            Tables.lines(
                "select 1 from worker where print_salt is not null and worker_id = '"
                    + worker
                    + "'"))
        .isEmpty();
    await(Topic.JOINER, worker, ProfileErased.class);
  }

  private static void deactivate(String user) {
    Scim.patch(user, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")
        .then()
        .statusCode(200);
  }

  private static String erasures(String worker) {
    return "select reference from erasure where worker_id = '" + worker + "'";
  }

  @Test
  void whoIsAtWorkIsNotErased() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    erase(worker, "operator").statusCode(409).body("type", equalTo("urn:firstkey:problem:at-work"));
    assertThat(heard(Topic.JOINER, worker, ProfileErased.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"w-nobody", "%27%20or%201=1", "..%2F"})
  void whoWasNeverHeardOfIsNotFound(String worker) {
    erase(worker, "operator").statusCode(404);
    assertThat(Tables.lines("select 1 from worker where worker_id = 'w-nobody'")).isEmpty();
    assertThat(Tables.lines(erasures("w-nobody"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "hris", "registrar", "approver"})
  void onlyOperatorsErase(String role) {
    erase("w-nobody", role).statusCode(403);
  }
}
