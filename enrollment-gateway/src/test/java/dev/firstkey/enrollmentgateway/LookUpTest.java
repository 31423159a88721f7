package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerLookedUp;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A registrar finds who stands before them, and little else.
@QuarkusTest
class LookUpTest {
  private static final int CROWD = 20_000;
  private static final List<String> TABLES =
      List.of("worker_profile", "case_terms", "episode", "worker");

  @ParameterizedTest
  @ValueSource(strings = {"Quine", "wil quine", "QUINE Wil", "  quine"})
  void aJoinerIsFoundByTheBeginningsOfTheName(String typed) {
    String mark = mark();
    Visit visit = named("Willard " + mark + "-Quine");
    JsonNode found = Gateway.json(StaffCall.somebody().looksUp(visit, typed + " " + mark));
    assertThat(found.path("joiners")).hasSize(1);
    JsonNode joiner = found.path("joiners").path(0);
    assertThat(joiner.path("workerId").asText()).isEqualTo(visit.worker);
    assertThat(joiner.path("displayName").asText()).isEqualTo("Willard " + mark + "-Quine");
    assertThat(joiner.has("email")).isFalse();
  }

  @Test
  void andByTheWholeWorkerIdWithWhatPolicyAsks() {
    Visit visit = RegistrarsTest.witnessed();
    JsonNode joiner =
        Gateway.json(StaffCall.somebody().looksUp(visit, visit.worker)).path("joiners").path(0);
    assertThat(joiner.path("witness").asBoolean()).isTrue();
    assertThat(joiner.path("deviceContext").asText()).isEqualTo("byod");
    assertThat(joiner.path("proofing").toString()).contains("attended", "verified-claims");
    String part = visit.worker.substring(0, 9);
    assertThat(Gateway.json(StaffCall.somebody().looksUp(visit, part)).path("joiners")).isEmpty();
  }

  @Test
  void whoeverLooksIsNamedWithWhomTheyWereShown() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCall registrar = StaffCall.somebody();
    registrar.looksUp(visit, visit.worker);
    var said =
        World.heard(
            Topic.ENROLLMENT,
            event ->
                event.fact() instanceof WorkerLookedUp fact
                    && fact.transactionId().equals(visit.transaction));
    assertThat(said.envelope().actor()).isEqualTo(registrar.actor());
    assertThat(((WorkerLookedUp) said.fact()).workerIds()).containsExactly(visit.worker);
  }

  @Test
  void nobodyIsShownWhereTooManyFit() {
    String mark = mark();
    Visit visit = named("Joan " + mark);
    for (int i = 0; i < 5; i++) {
      named("Jo" + i + " " + mark);
    }
    JsonNode found = Gateway.json(StaffCall.somebody().looksUp(visit, mark));
    assertThat(found.path("more").asBoolean()).isTrue();
    assertThat(found.path("joiners")).isEmpty();
    assertThat(Gateway.json(StaffCall.somebody().looksUp(visit, "joan " + mark)).path("joiners"))
        .hasSize(1);
  }

  @Test
  void whoHasLeftIsNotExpected() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    World.departed(visit.worker, visit.episode, visit.chain);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(
                    Gateway.json(StaffCall.somebody().looksUp(visit, visit.worker)).path("joiners"))
                .isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"Wu Bo,wu bo", "Li Na,Na Li", "Ng,ng", "Y. O,y o"})
  void whoseNameIsShortIsFoundByTheWholeOfIt(String name, String typed) {
    Visit visit = named(name);
    try {
      assertThat(found(visit, typed)).containsExactly(visit.worker);
      assertThat(found(visit, typed.substring(0, 1))).isEmpty();
      assertThat(found(visit, typed + " x")).isEmpty();
    } finally {
      forget(visit);
    }
  }

  @Test
  void aPartOfAShortNameIsNotTheWholeOfIt() {
    Visit visit = named("Li Na Wu");
    try {
      for (String typed : new String[] {"Li Na", "Li", "Na Wu"}) {
        assertThat(found(visit, typed)).as(typed).isEmpty();
      }
      assertThat(found(visit, "Na Li Wu")).containsExactly(visit.worker);
    } finally {
      forget(visit);
    }
  }

  /// Who is called so is found although too many names begin so.
  @Test
  void theWholeNameIsFoundAmongManyThatBeginSo() {
    Visit visit = named("Zyx");
    for (int i = 0; i < 6; i++) {
      named("Zyxa" + mark());
    }
    try {
      assertThat(found(visit, "zyx")).containsExactly(visit.worker);
      assertThat(found(visit, "zyxa")).isEmpty();
    } finally {
      Database.exec("delete from worker_profile where display_name like 'Zyx%'");
    }
  }

  @Test
  void severalIdsAreNoId() {
    Visit one = RegistrarsTest.expected(Visit.opened());
    Visit other = RegistrarsTest.expected(Visit.opened());
    assertThat(finds(one, one.worker + " " + other.worker)).isZero();
    assertThat(finds(one, "nobody " + other.worker)).isZero();
  }

  private static List<String> found(Visit visit, String typed) {
    return Gateway.json(StaffCall.somebody().looksUp(visit, typed))
        .path("joiners")
        .findValuesAsText("workerId");
  }

  private static void forget(Visit visit) {
    Database.exec("delete from worker_profile where worker_id = ?", visit.worker);
  }

  @Test
  void threeLettersAreTheLeast() {
    Visit visit = named("Bo " + mark());
    for (String typed : new String[] {"Bo", "b o b", "12345"}) {
      assertThat(Gateway.json(StaffCall.somebody().looksUp(visit, typed)).toString())
          .as(typed)
          .isEqualTo("{\"joiners\":[],\"more\":false}");
    }
  }

  @Test
  void whoseCaseWasNotHeardIsNotShown() {
    Visit visit = RegistrarsTest.known(Visit.opened());
    assertThat(finds(visit, visit.worker)).isZero();
    RegistrarsTest.expected(visit);
    assertThat(finds(visit, visit.worker)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-31,0", "-30,1", "1,1", "2,0"})
  void onlyWhoseFirstDayIsNear(int days, int shown) {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    Database.exec(
        "update episode set start_date = (now() at time zone 'UTC')::date + cast(? as int) where worker_id = ?",
        days,
        visit.worker);
    assertThat(finds(visit, visit.worker)).isEqualTo(shown);
  }

  /// However many begin on the same day.
  @Test
  void whoDoesNotFitIsNotRead() {
    String mark = mark();
    Visit visit = named("Grace " + mark);
    crowdBegins();
    try {
      long byIndex = Database.readsOf("words_of_names");
      long byScan = Database.scannedOf("worker_profile");
      assertThat(finds(visit, mark)).isOne();
      Awaitility.await()
          .atMost(World.BOUND)
          .until(() -> Database.readsOf("words_of_names") > byIndex);
      assertThat(Database.scannedOf("worker_profile") - byScan).isLessThan(CROWD);
    } finally {
      for (String table : TABLES) {
        Database.exec("delete from " + table + " where worker_id like 'crowd-%'");
      }
    }
  }

  private static void crowdBegins() {
    crowd("worker (worker_id)", "");
    crowd("episode (worker_id, episode_id, chain_id, start_date)", ", 'e-1', 'c', current_date");
    crowd(
        "case_terms (worker_id, episode_id, not_before, not_after, device_context, proofing, witness)",
        ", 'e-1', now(), now() + interval '1 day', 'byod', 'attended', false");
    crowd("worker_profile (worker_id, display_name)", ", 'Crowd Member' || n");
    TABLES.forEach(table -> Database.exec("analyze " + table));
  }

  private static void crowd(String table, String columns) {
    Database.exec(
        "insert into %s select 'crowd-' || n%s from generate_series(1, %d) as n"
            .formatted(table, columns, CROWD));
  }

  private static int finds(Visit visit, String typed) {
    return Gateway.json(StaffCall.somebody().looksUp(visit, typed)).path("joiners").size();
  }

  @Test
  void onlyForADeviceWhoseCodeIsTyped() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCallsTest.refuses(
        StaffCall.somebody().looksUp(visit, "00000000", visit.worker), "wrong-transaction");
  }

  @Test
  void andSoOftenInAnHour() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCall curious = StaffCall.somebody();
    RegistrarsTest.fillTheHour("look-ups", curious.actor(), 120);
    assertThat(curious.looksUp(visit, visit.worker).statusCode()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "___", "' or true --", ".*.*", "(((", "\\\\\\"})
  void whatIsTypedIsTextAndNothingElse(String typed) {
    Visit visit = named("Plain " + mark());
    var answer = StaffCall.somebody().looksUp(visit, typed);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Gateway.json(answer).path("joiners")).isEmpty();
  }

  private static String mark() {
    return UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "z");
  }

  private static Visit named(String name) {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Given", "Family", name, null, "en"));
    Awaitility.await().atMost(World.BOUND).until(() -> Database.knowsName(visit.worker));
    return visit;
  }
}
