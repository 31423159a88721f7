package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Rate;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A source that hires far more people than usual: the source of these tests hires three at once,
/// and one in ten minutes.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RatesTest {
  private static final String SEASONAL = "urn:example:seasonal";

  @Inject Pace pace;
  @Inject Transactions transactions;
  @Inject Vertx vertx;

  @BeforeEach
  void aQuietTimeBefore() {
    Tables.change("update quarantine set ended = 'OVERTAKEN' where because = 'ABOVE_RATE'");
    Tables.change("delete from pace");
  }

  private static void say(String id, String worker, HrisFact fact) {
    JoinerTopics.sayOn(
        "hris.seasonal", worker, EventCodec.encodeHris(id, SEASONAL, worker, WHEN, fact));
  }

  private static void say(String worker, HrisFact fact) {
    say(UUID.randomUUID().toString(), worker, fact);
  }

  private static HrisHired from(String worker, String mail) {
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
        null);
  }

  private static HrisChanged changed(String worker, String mail, long sequence) {
    HrisHired like = from(worker, mail);
    return new HrisChanged(
        worker,
        "e-1",
        sequence,
        like.givenName(),
        like.familyName(),
        like.displayName(),
        mail,
        like.startDate(),
        null,
        like.workTimeZone(),
        like.workerType(),
        like.legalEntity(),
        null,
        like.deviceContext(),
        null);
  }

  private static HrisHired from(String worker) {
    return from(worker, null);
  }

  private static List<String> hire(int many) {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(many).toList();
    workers.forEach(worker -> say(worker, from(worker)));
    return workers;
  }

  private static boolean isAccepted(String worker) {
    return !heard(Topic.JOINER, worker, JoinerAccepted.class).isEmpty();
  }

  private static boolean waits(String worker) {
    return !heard(Topic.JOINER, worker, JoinerQuarantined.class).isEmpty();
  }

  private static void usedUp() {
    List<String> workers = hire(3);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> workers.stream().allMatch(RatesTest::isAccepted));
  }

  private static String queued() {
    String worker = newWorker();
    say(worker, from(worker));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    return worker;
  }

  private static ValidatableResponse rule(String verdict, String body) {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/quarantine/" + verdict)
        .then();
  }

  private static ValidatableResponse rule(String verdict) {
    return rule(verdict, "{\"reference\":\"HR-11\",\"source\":\"" + SEASONAL + "\"}");
  }

  private static Event last(String worker) {
    return heard(Topic.JOINER, worker).stream()
        .filter(event ->
            event.fact() instanceof JoinerAccepted || event.fact() instanceof JoinerRejected)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void asManyAsUsualAreBelievedAtOnceTheOthersWaitAndNobodyIsLost() {
    List<String> workers = hire(8);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> workers.stream().allMatch(worker -> isAccepted(worker) || waits(worker)));
    assertThat(workers.stream().filter(RatesTest::isAccepted)).hasSize(3);
    assertThat(workers.stream().filter(RatesTest::waits))
        .hasSize(5)
        .allSatisfy(worker -> {
          JoinerQuarantined said = await(Topic.JOINER, worker, JoinerQuarantined.class);
          assertThat(said.because()).isEqualTo(QuarantinedBecause.ABOVE_RATE);
          assertThat(said.members()).isEmpty();
          assertThat(heard(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class)).isEmpty();
        });
  }

  @Test
  void whoIsHiredByAnotherSourceDoesNotWait() {
    usedUp();
    queued();
    String worker = newWorker();
    JoinerTopics.say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(waits(worker)).isFalse();
  }

  @Test
  void whoLeavesDoesNotWaitAndIsNotBelievedLater() {
    usedUp();
    String worker = queued();
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    String other = queued();
    rule("release").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, other, JoinerAccepted.class);
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void theirTurnComesAsTimeGoesBy() {
    usedUp();
    String worker = queued();
    Tables.change("update pace set at = at - interval '11 minutes'");
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(last(worker).envelope().actor()).isEqualTo("service:joiner-ingest");
    Tables.await("select ended = 'RELEASED' from quarantine where worker_id = '" + worker + "'");
  }

  @Test
  void oneOperatorLetsAllOfThemGoAndIsNamedForEach() {
    usedUp();
    String one = queued();
    String other = queued();
    rule("release").statusCode(202).body("records", equalTo(2));
    for (String worker : List.of(one, other)) {
      await(Topic.JOINER, worker, JoinerAccepted.class);
      assertThat(last(worker).envelope().actor()).isEqualTo("person:op-1");
      assertThat(last(worker).envelope().correlationId())
          .isEqualTo(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
    }
    Tables.await(
        "select reference = 'HR-11' and data is null from quarantine where worker_id = '"
            + one
            + "'");
  }

  @Test
  void oneOperatorRejectsAllOfThem() {
    usedUp();
    String worker = queued();
    rule("rejection").statusCode(202).body("records", equalTo(1));
    assertThat(await(Topic.JOINER, worker, JoinerRejected.class).reason())
        .isEqualTo(HrRejection.REJECTED_BY_STAFF);
    assertThat(last(worker).envelope().actor()).isEqualTo("person:op-1");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void aDecisionThatWasMadeWhileATurnBeginsIsNotLost() throws SQLException {
    usedUp();
    String worker = queued();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "update quarantine set verdict = 'REJECT', actor = 'person:op-2', reference = 'HR-12'"
              + " where worker_id = '%s'".formatted(worker));
      Tables.change("update pace set at = at - interval '11 minutes'");
      Tables.await("select exists (select 1 from pg_locks where not granted)");
      connection.commit();
    }
    assertThat(await(Topic.JOINER, worker, JoinerRejected.class).reason())
        .isEqualTo(HrRejection.REJECTED_BY_STAFF);
    assertThat(last(worker).envelope().actor()).isEqualTo("person:op-2");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void whoeverIsSaidAnewKeepsThePlace() {
    usedUp();
    String first = queued();
    String second = queued();
    String since = "select since, chain_id, id from quarantine where worker_id = '%s'";
    List<String> before = Tables.lines(since.formatted(first));
    say(first, changed(first, null, 2));
    JoinerQuarantined again = awaitMany(Topic.JOINER, first, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.ABOVE_RATE);
    assertThat(again.sequence()).isEqualTo(2);
    assertThat(Tables.lines(since.formatted(first))).isEqualTo(before).hasSize(1);
    Tables.change("update pace set at = at - interval '11 minutes'");
    assertThat(await(Topic.JOINER, first, JoinerAccepted.class).sequence()).isEqualTo(2);
    assertThat(heard(Topic.JOINER, first))
        .extracting(event -> event.envelope().correlationId())
        .hasSizeGreaterThan(2)
        .containsOnly(last(first).envelope().correlationId());
    assertThat(isAccepted(second)).isFalse();
  }

  @Test
  void whoeverIsSaidAnewTakesNoTurnOfTheOthers() {
    usedUp();
    String first = queued();
    String second = queued();
    Tables.change("update pace set at = clock_timestamp() + interval '1 hour', hires = 0");
    say(second, changed(second, null, 2));
    awaitMany(Topic.JOINER, second, JoinerQuarantined.class, 2);
    Tables.change("update pace set at = clock_timestamp() - interval '11 minutes', hires = 0");
    await(Topic.JOINER, first, JoinerAccepted.class);
    assertThat(isAccepted(second)).isFalse();
  }

  @Test
  void whatIsSaidAnewOfWhomAnOperatorRejectedIsRejectedToo() throws SQLException {
    usedUp();
    String worker = queued();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "update quarantine set verdict = 'REJECT', actor = 'person:op-2', reference = 'HR-12'"
              + " where worker_id = '%s'".formatted(worker));
      say(worker, changed(worker, null, 2));
      Tables.await("select exists (select 1 from pg_locks where not granted)");
      connection.commit();
    }
    await(Topic.JOINER, worker, JoinerRejected.class);
    Tables.await(
        "select bool_and(ended is not null or because = 'REJECTED_BEFORE') and count(*) > 0"
            + " from quarantine where worker_id = '%s'".formatted(worker));
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void whatIsOlderThanWhatWaitsDoesNotTakeItsPlace() {
    usedUp();
    String worker = newWorker();
    say(worker, changed(worker, null, 7));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    say(worker, from(worker));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.STALE);
    rule("release").statusCode(202).body("records", equalTo(1));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).sequence()).isEqualTo(7);
  }

  @Test
  void aClockThatIsSetBackStopsNoSource() {
    String source = "urn:example:" + UUID.randomUUID();
    Rate rate = new Rate(3_600_000, 1);
    assertThat(taken(source, rate).join()).isTrue();
    Tables.change(
        "update pace set hires = 0, at = clock_timestamp() + interval '1 day' where source = '%s'"
            .formatted(source));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> taken(source, rate).join());
  }

  @Test
  void whatIsDecidedAboutAllIsDecidedByOnePersonAtOneSource() {
    rule("release", "{\"source\":\"" + SEASONAL + "\"}").statusCode(400);
    rule("release", "{\"reference\":\"HR-1\"}").statusCode(400);
    rule("rejection", "{\"reference\":\"HR-1\",\"source\":\"urn:example:none\"}")
        .statusCode(202)
        .body("records", equalTo(0));
    rule("release", "{\"reference\":\"HR-1\",\"source\":\"urn:example:none\"}")
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:not-registered"));
    given()
        .auth()
        .oauth2(TestTokens.token("hr-1", "hris"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-11\",\"source\":\"" + SEASONAL + "\"}")
        .post("/quarantine/release")
        .then()
        .statusCode(403);
  }

  @Test
  void whoMayBeSomebodyKnownAlreadyIsNotLetGoWithTheOthers() {
    usedUp();
    String mail = "twin-" + UUID.randomUUID() + "@example.test";
    String worker = newWorker();
    say(worker, from(worker, mail));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    String known = newWorker();
    JoinerTopics.say(known, from(known, mail));
    await(Topic.JOINER, known, JoinerAccepted.class);
    rule("release").statusCode(202);
    JoinerQuarantined again = awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.DOUBLED);
    assertThat(again.members()).containsExactly("email");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void theSameRecordAgainTakesNoSecondPlace() {
    usedUp();
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    say(id, worker, from(worker));
    say(id, worker, from(worker));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.DUPLICATE);
    rule("release").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
  }

  @Test
  void whatStaffMustDecideStandsBeforeWhatWaitsItsTurn() {
    usedUp();
    String early = queued();
    String late = newWorker();
    HrisHired whole = hired(late, "e-1", 1);
    byte[] event = EventCodec.encodeHris(UUID.randomUUID().toString(), SEASONAL, late, WHEN, whole);
    String incomplete =
        new String(event, StandardCharsets.UTF_8).replace("Europe/Berlin", "Atlantis");
    JoinerTopics.sayOn("hris.seasonal", late, incomplete.getBytes(StandardCharsets.UTF_8));
    await(Topic.JOINER, late, JoinerQuarantined.class);
    List<String> workers =
        given()
            .auth()
            .oauth2(TestTokens.token("op-1", "operator"))
            .get("/quarantine?limit=1000")
            .then()
            .statusCode(200)
            .body("find { it.workerId == '" + early + "' }['because']", equalTo("above-rate"))
            .body("find { it.workerId == '" + late + "' }['because']", equalTo("incomplete"))
            .extract()
            .path("workerId");
    assertThat(workers).containsSubsequence(late, early);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void manyAtOnceTakeNoMoreThanThereAre(int atOnce) {
    String source = "urn:example:" + UUID.randomUUID();
    Rate rate = new Rate(1, atOnce);
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 20).mapToObj(_ -> taken(source, rate)).toList();
    assertThat(all.stream().filter(CompletableFuture::join)).hasSize(atOnce);
  }

  private CompletableFuture<Boolean> taken(String source, Rate rate) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    vertx.runOnContext(_ ->
        new OwnContexts(Objects.requireNonNull(Vertx.currentContext()))
            .run(_ -> transactions.run(() -> pace.take(source, rate)))
            .ifNoItem()
            .after(Duration.ofSeconds(20))
            .recoverWithUni(() -> Uni.createFrom().failure(new AssertionError("too late")))
            .subscribe()
            .with(taken::complete, taken::completeExceptionally));
    return taken;
  }
}
