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
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody else changed in the directory is found, and mended where an operator says so.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DirectoryDriftTest {
  @Inject FakeDirectory directory;

  @AfterEach
  void comeBack() {
    directory.away(false);
    directory.whileDisabling(_ -> {});
  }

  @Test
  void eachDriftIsNamedAndNothingIsChangedUntilItIsToBeMended() {
    String untouched = provisioned();
    String disabled = provisioned();
    String renamed = provisioned();
    String deleted = provisioned();
    String left = provisioned();
    String planted = provisioned();
    UUID key = revokedKey(planted);
    say(left, new HrisLeft(left, "e-1", 2));
    await(Topic.JOINER, left, AccountDisabled.class);
    List<String> all = List.of(untouched, disabled, renamed, deleted, left, planted);
    atRest(all);

    done(directory.enable(id(disabled), false));
    done(directory.enable(id(left), true));
    done(directory.describe(id(renamed), renamed, "e-1", Optional.of(eve())));
    directory.delete(deleted);
    directory.plant(planted, new HeldCredential("planted", key.toString(), "a", "b"));

    Map<String, String> drift =
        Map.of(
            disabled, "[disabled]",
            left, "[enabled]",
            renamed, "[profile]",
            deleted, "[missing]",
            planted, "[passkey-unwanted]");
    var before = all.stream().map(directory::calls).toList();
    assertThat(drift(all, run(false))).isEqualTo(drift);
    assertThat(drift(all, run(false))).isEqualTo(drift);
    assertThat(all.stream().map(directory::calls)).isEqualTo(before);

    assertThat(drift(all, run(true))).isEqualTo(drift);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .untilAsserted(() -> assertThat(drift(all, run(false))).isEmpty());
    atRest(all);
    assertThat(directory.account(disabled).orElseThrow().enabled()).isTrue();
    assertThat(directory.account(left).orElseThrow().enabled()).isFalse();
    assertThat(directory.account(renamed).orElseThrow().givenName()).isEqualTo("Ada");
    assertThat(directory.held(planted)).isEmpty();
    assertThat(directory.calls(planted)).endsWith("remove", "logOut");
    assertThat(directory.calls(untouched)).containsExactly("create");
    assertThat(awaitMany(Topic.JOINER, deleted, AccountProvisioned.class, 2))
        .extracting(AccountProvisioned::accountId)
        .endsWith(id(deleted));
    awaitMany(Topic.JOINER, planted, AuthenticatorUnpublished.class, 2);
    assertThat(heard(Topic.JOINER, disabled, AccountProvisioned.class)).hasSize(1);
  }

  @Test
  void twoAccountsThatClaimToBeOneWorkersAreNamed() {
    String worker = provisioned();
    atRest(List.of(worker));
    String other = directory.claimAlso(worker, new HeldCredential("planted", null, null, null));
    assertThat(drift(List.of(worker), run(false)))
        .isEqualTo(Map.of(worker, "[passkey-unwanted, doubled]"));
    directory.deleteAccount(other);
    assertThat(drift(List.of(worker), run(false))).isEmpty();
  }

  @Test
  void anAccountOfAWorkerWhomNobodyKnowsIsNamedAndEndedOnlyWhereThatIsAskedFor() {
    String stranger = newWorker();
    String id = directory.claimAlso(stranger, new HeldCredential("planted", null, null, null));
    Map<String, String> found = Map.of("accountId", id, "workerId", stranger);
    for (boolean mend : List.of(false, true)) {
      assertThat(run(mend).getList("accounts")).contains(found);
      assertThat(directory.account(stranger).orElseThrow().enabled()).isTrue();
    }
    assertThat(run("{\"mend\":false,\"disableUnknown\":true}").getList("accounts")).contains(found);
    assertThat(directory.account(stranger).orElseThrow().enabled()).isFalse();
    assertThat(directory.calls(stranger)).containsExactly("disable", "logOut");
    JsonPath after = run(false);
    assertThat(after.getList("accounts")).doesNotContain(found);
    assertThat(after.getBoolean("listed")).isTrue();
    assertThat(awaitMany(Topic.JOINER, stranger, AccountDrifted.class, 3))
        .containsExactly(
            new AccountDrifted(stranger, "fake", List.of("enabled", "unknown"), false),
            new AccountDrifted(stranger, "fake", List.of("enabled", "unknown"), false),
            new AccountDrifted(stranger, "fake", List.of("enabled", "unknown"), true));
    Tables.await("select count(*) = 0 from worker where worker_id = '%s'".formatted(stranger));
  }

  /// The directory lists three at a time, so at least two of these are found together.
  @Test
  void whoIsHiredBetweenTheLookAndTheEndIsLeftAlone() {
    List<String> strangers = IntStream.range(0, 4).mapToObj(_ -> newWorker()).toList();
    String name = "among." + UUID.randomUUID();
    for (int i = 0; i < 4; i++) {
      directory.claimAs(
          name + i, strangers.get(i), new HeldCredential("planted", null, null, null));
    }
    directory.whileDisabling(worker -> {
      int next = strangers.indexOf(worker) + 1;
      if (next > 0 && next < 4) {
        hear(strangers.get(next));
      }
    });
    run("{\"mend\":false,\"disableUnknown\":true}");
    assertThat(strangers.stream().map(directory::calls))
        .containsExactly(
            List.of("disable", "logOut"), List.of(), List.of("disable", "logOut"), List.of());
    strangers.forEach(DirectoryDriftTest::forget);
  }

  @Test
  void theTaskOfWhomItHappenedToAllTheSameIsDue() {
    String stranger = newWorker();
    directory.claimAlso(stranger, new HeldCredential("planted", null, null, null));
    directory.whileDisabling(worker -> {
      if (worker.equals(stranger)) {
        hear(stranger);
      }
    });
    run("{\"mend\":false,\"disableUnknown\":true}");
    Tables.await(
        "select count(*) = 1 from worker where worker_id = '%s' and version > 0"
            .formatted(stranger));
    forget(stranger);
  }

  private static void hear(String worker) {
    Tables.change("insert into worker (worker_id) values ('%s')".formatted(worker));
  }

  private static void forget(String worker) {
    atRest(List.of(worker));
    Tables.change("delete from worker where worker_id = '%s'".formatted(worker));
  }

  @Test
  void theAccountOfSomebodyWhoWasErasedIsComparedLikeAnyOther() {
    String erased = provisioned();
    say(erased, new HrisLeft(erased, "e-1", 2));
    await(Topic.JOINER, erased, AccountDisabled.class);
    atRest(List.of(erased));
    operator()
        .body("{\"reference\":\"DSR-1\"}")
        .post("/joiners/" + erased + "/erasure")
        .then()
        .statusCode(204);
    done(directory.enable(id(erased), true));
    assertThat(drift(List.of(erased), run(true))).isEqualTo(Map.of(erased, "[enabled]"));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> !directory.account(erased).orElseThrow().enabled());
  }

  @Test
  void aDirectoryThatListsNoAccountsIsComparedAllTheSame() {
    String stranger = newWorker();
    directory.claimAlso(stranger, new HeldCredential("planted", null, null, null));
    directory.only(EnumSet.complementOf(EnumSet.of(Ability.LISTING)));
    JsonPath report = run(false);
    directory.only(EnumSet.allOf(Ability.class));
    assertThat(report.getBoolean("listed")).isFalse();
    assertThat(report.getList("accounts")).isEmpty();
    directory.delete(stranger);
  }

  @Test
  void whatIsBeingWorkedOnHasNotDrifted() {
    String claimed = provisioned();
    String moved = provisioned();
    String doubted = provisioned();
    List<String> all = List.of(claimed, moved, doubted);
    atRest(all);
    all.forEach(worker -> done(directory.enable(id(worker), false)));
    change(
        claimed,
        "lease_holder = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 hour'");
    change(moved, "settled = version - 1, next_try_at = clock_timestamp() + interval '1 hour'");
    change(doubted, "verify_at = clock_timestamp() + interval '1 hour'");
    JsonPath report = run(true);
    assertThat(drift(all, report)).isEmpty();
    assertThat(report.getLong("beingWorkedOn")).isGreaterThanOrEqualTo(3);
    assertThat(all).noneMatch(worker -> directory.account(worker).orElseThrow().enabled());
    change(claimed, "lease_holder = null, lease_until = null");
    change(moved, "settled = version");
    change(doubted, "verify_at = null");
    assertThat(drift(all, run(true))).containsOnlyKeys(claimed, moved, doubted);
    all.forEach(worker ->
        Awaitility.await()
            .atMost(JoinerTopics.BOUND)
            .until(() -> directory.account(worker).orElseThrow().enabled()));
  }

  @Test
  void everyWorkerIsComparedHoweverManyThereAre() {
    String run = UUID.randomUUID().toString();
    Tables.change(
        "insert into worker (worker_id) select '%s-' || n from generate_series(1, 650) n"
            .formatted(run));
    assertThat(run(false).getLong("asDesired")).isGreaterThanOrEqualTo(650);
    assertThat(directory.called(run + "-1")).isEqualTo(1);
    assertThat(directory.called(run + "-650")).isEqualTo(1);
    Tables.change("delete from worker where worker_id like '%s-%%'".formatted(run));
  }

  @Test
  void whileTheDirectoryIsAwayNothingIsSaidOfIt() {
    provisioned();
    directory.away(true);
    operator()
        .body("{\"mend\":true}")
        .post("/directory/drift")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("30"))
        .body("type", equalTo("urn:firstkey:problem:directory-away"));
    directory.away(false);
    run(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"mend\":\"true\"}",
        "{\"mend\":1}",
        "{\"mend\":true,\"x\":1}",
        "{\"mend\":true,\"disableUnknown\":1}",
        "{\"disableUnknown\":true}"
      })
  void aBodyThatDoesNotSayWhetherToMendIsRefused(String body) {
    operator().body(body).post("/directory/drift").then().statusCode(400);
  }

  @Test
  void onlyAnOperatorMayAsk() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"mend\":false}")
        .post("/directory/drift")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.token("reg-1", "registrar"))
        .contentType(ContentType.JSON)
        .body("{\"mend\":false}")
        .post("/directory/drift")
        .then()
        .statusCode(403);
  }

  private String provisioned() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    return worker;
  }

  private UUID revokedKey(String worker) {
    UUID key = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, id(worker)));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    return key;
  }

  private String id(String worker) {
    return directory.account(worker).map(Account::accountId).orElseThrow();
  }

  private static Person eve() {
    return new Person("Eve", "Lovelace", "Ada L.", null, "en");
  }

  private static void change(String worker, String what) {
    Tables.change("update worker set %s where worker_id = '%s'".formatted(what, worker));
  }

  private static void atRest(List<String> workers) {
    Tables.await(
        "select count(*) = 0 from worker where worker_id in ('%s') and (version > settled or lease_holder is not null)"
            .formatted(String.join("','", workers)));
  }

  private static io.restassured.specification.RequestSpecification operator() {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON);
  }

  private static JsonPath run(boolean mend) {
    return run("{\"mend\":" + mend + "}");
  }

  private static JsonPath run(String body) {
    return operator()
        .body(body)
        .post("/directory/drift")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, String> drift(List<String> workers, JsonPath report) {
    Map<String, String> drift = new HashMap<>();
    List<Map<String, Object>> lines = report.getList("workers");
    for (Map<String, Object> line : lines) {
      assertThat(line.keySet()).isEqualTo(Set.of("workerId", "differences"));
      drift.put((String) line.get("workerId"), String.valueOf(line.get("differences")));
    }
    drift.keySet().retainAll(workers);
    return drift;
  }

  private static void done(Uni<Void> call) {
    call.await().atMost(Duration.ofSeconds(20));
  }
}
