package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Duplicates, order, odd but good records, and who may look.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class HearingHrTest {
  @Inject FakeDirectory directory;
  @Inject MeterRegistry meters;

  @Test
  void aClockThatIsWrongIsToldAndDecidesNothing() {
    double before = meters.counter("firstkey.joiner.skewed").count();
    String right = newWorker();
    sayAt(right, Instant.now());
    assertThat(await(Topic.JOINER, right, JoinerAccepted.class).skewSeconds()).isNull();
    String wrong = newWorker();
    sayAt(wrong, Instant.now().plus(Duration.ofDays(1)));
    assertThat(await(Topic.JOINER, wrong, JoinerAccepted.class).skewSeconds())
        .isBetween(86_400L - 120, 86_400L + 120);
    assertThat(meters.counter("firstkey.joiner.skewed").count()).isGreaterThan(before);
  }

  private static void sayAt(String worker, Instant when) {
    String id = UUID.randomUUID().toString();
    sayRaw(worker, EventCodec.encodeHris(id, SOURCE, worker, when, hired(worker, "e-1", 1)));
  }

  @Test
  void theSameBytesAgainAreADuplicate() {
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    say(id, worker, hired(worker, "e-1", 1));
    say(id, worker, hired(worker, "e-1", 1));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.DUPLICATE);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
    assertThat(parked(worker)).isEmpty();
  }

  @Test
  void aUsedIdWithOtherBytesIsRefusedParkedAndCountedAndChangesNothing() {
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    double before = reusedIds();
    say(id, worker, hired(worker, "e-1", 1));
    say(id, worker, new HrisLeft(worker, "e-1", 2));
    JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(rejected.reason()).isEqualTo(HrRejection.ID_REUSED);
    assertThat(rejected.workerId()).isEqualTo(worker);
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> parked(worker).size() == 1);
    assertThat(BadInput.header(parked(worker).getFirst(), "firstkey-reason"))
        .isEqualTo("id-reused");
    assertThat(parked(worker).getFirst().value())
        .isEqualTo(EventCodec.encodeHris(id, SOURCE, worker, WHEN, new HrisLeft(worker, "e-1", 2)));
    assertThat(heard(Topic.JOINER, worker, JoinerDeparted.class)).isEmpty();
    assertThat(reusedIds()).isGreaterThan(before);
  }

  @Test
  void whatTheDatabaseRefusesForGoodIsAnsweredAndParkedAndTheNextRecordIsHeard() {
    String worker = newWorker();
    Tables.change(
        "alter table worker add constraint refused check (worker_id <> '" + worker + "')");
    try {
      say(worker, hired(worker, "e-1", 1));
      JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
      assertThat(rejected.reason()).isEqualTo(HrRejection.UNPROCESSABLE);
      assertThat(rejected.workerId()).isEqualTo(worker);
      Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> parked(worker).size() == 1);
      assertThat(BadInput.header(parked(worker).getFirst(), "firstkey-reason"))
          .isEqualTo("unprocessable");
    } finally {
      Tables.change("alter table worker drop constraint refused");
    }
    say(worker, hired(worker, "e-1", 2));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).workerId()).isEqualTo(worker);
  }

  @Test
  void leftBeforeHiredIsRememberedAndTheLateHireIsStale() {
    String worker = newWorker();
    say(worker, new HrisLeft(worker, "e-1", 2));
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.STALE);
    assertThat(directory.account(worker)).isEmpty();
  }

  @Test
  void withdrawnBeforeAnythingElseHappensMakesNoAccountWork() {
    String worker = newWorker();
    say(worker, new HrisWithdrawn(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    assertThat(heard(Topic.JOINER, worker)).hasSize(2);
  }

  @Test
  void eachRecordHasExactlyOneAnswer() {
    String worker = newWorker();
    for (int sequence = 1; sequence <= 20; sequence++) {
      say(worker, hired(worker, "e-1", sequence % 7, "Ada" + sequence % 3, "Lovelace"));
    }
    say(worker, new HrisLeft(worker, "e-1", 99));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    assertThat(heard(Topic.JOINER, worker, JoinerFact.class).stream().filter(this::isAnswer))
        .hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"}{\\\"level\\\":\\\"ERROR\\\"",
        "\u202Egnp.exe",
        "Robert'); drop table worker;--",
        "${jndi:ldap://x}",
        "=cmd|' /C calc'!A0",
        "{{7*7}}",
      })
  void anOddNameIsKeptAsItIsAndNeverLogged(String name) {
    String worker = newWorker();
    String canary = "canary" + UUID.randomUUID();
    StringBuffer log = new StringBuffer();
    Handler listener = listener(log);
    Logger.getLogger("").addHandler(listener);
    try {
      say(worker, hired(worker, "e-1", 1, name + canary, "Lovelace"));
      assertThat(await(Topic.WORKER_PROFILE, worker, WorkerProfile.class).givenName())
          .isEqualTo(name + canary);
      await(Topic.JOINER, worker, dev.firstkey.contracts.AccountProvisioned.class);
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }
    assertThat(log.toString()).contains("outcome=accepted").doesNotContain(canary);
  }

  @Test
  void unknownMembersAndAMissingOrFutureTimeAreTolerated() {
    String worker = newWorker();
    String text =
        new String(
            EventCodec.encodeHris("a-1" + worker, SOURCE, worker, WHEN, hired(worker, "e-1", 1)),
            StandardCharsets.UTF_8);
    sayRaw(worker, bytes(text.replaceFirst("\"time\":\"[^\"]*\",", "")));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    sayRaw(
        worker,
        bytes(
            text.replace("\"e-1\"", "\"e-2\"")
                .replace("a-1w-", "a-2w-")
                .replace(WHEN.toString(), Instant.parse("2999-01-01T00:00:00Z").toString())
                .replace("\"sequence\"", "\"newer\":{\"x\":[1]},\"sequence\"")));
    awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2);
  }

  @Test
  void aRecordWithNoKeyIsHeard() {
    String worker = newWorker();
    sayRaw(
        null,
        EventCodec.encodeHris(
            UUID.randomUUID().toString(), SOURCE, worker, WHEN, hired(worker, "e-1", 1)),
        List.of("application/cloudevents+json"));
    await(Topic.JOINER, worker, JoinerAccepted.class);
  }

  @Test
  void theListShowsStatesAndNothingPersonal() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 3));
    await(Topic.JOINER, worker, dev.firstkey.contracts.AccountProvisioned.class);
    Response response = joiners(worker, "operator");
    response.then().statusCode(200);
    assertThat(response.asString())
        .isEqualTo(
            "[{\"workerId\":\"%s\",\"episodeId\":\"e-1\",\"state\":\"active\",\"sequence\":3,\"account\":\"ready\"}]"
                .formatted(worker));
  }

  @ParameterizedTest
  @CsvSource({"operator,200", "analyst,200", "hris,200", "registrar,403", "approver,403"})
  void theListIsForSomeRoles(String role, int status) {
    joiners("w-1", role).then().statusCode(status);
  }

  @Test
  void theListNeedsATokenAndAWorkerId() {
    RestAssured.get("/joiners?worker=w-1").then().statusCode(401);
    RestAssured.given()
        .auth()
        .oauth2("no.to.ken")
        .get("/joiners?worker=w-1")
        .then()
        .statusCode(401);
    joiners("../w", "operator").then().statusCode(400).contentType("application/problem+json");
    joiners("", "operator").then().statusCode(400);
  }

  private static List<ConsumerRecord<byte[], byte[]>> parked(String worker) {
    return JoinerTopics.deadLetters().read().stream()
        .filter(letter -> JoinerTopics.key(letter).equals(worker))
        .toList();
  }

  private double reusedIds() {
    return meters.get("firstkey.joiner.decisions").tag("reason", "id-reused").counter().count();
  }

  private static Response joiners(String worker, String role) {
    return RestAssured.given()
        .auth()
        .oauth2(TestTokens.token("someone", role))
        .queryParam("worker", worker)
        .get("/joiners");
  }

  private boolean isAnswer(JoinerFact fact) {
    return fact.getClass().getSimpleName().startsWith("Joiner");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Handler listener(StringBuffer log) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        log.append(line.getMessage()).append(' ');
        for (Object value : line.getParameters() == null ? new Object[0] : line.getParameters()) {
          log.append(value).append(' ');
        }
        log.append(line.getThrown()).append('\n');
        if (line instanceof org.jboss.logmanager.ExtLogRecord full) {
          log.append(full.getFormattedMessage()).append('\n');
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
