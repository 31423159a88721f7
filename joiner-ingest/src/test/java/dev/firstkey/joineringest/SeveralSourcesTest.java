package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import dev.firstkey.outbox.Reply;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Two HR systems with the same person, under one id or under two.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class SeveralSourcesTest {
  static final String CONTRACTORS = "urn:example:contractors";
  private static final AtomicLong OFFSETS = new AtomicLong();

  @Inject HearHris hearHris;
  @Inject Transactions transactions;
  @Inject Vertx vertx;

  static HrisHired hired(String worker, String mail, int day, long sequence) {
    return hired(worker, "e-1", mail, day, sequence);
  }

  static HrisHired hired(String worker, String episode, String mail, int day, long sequence) {
    return new HrisHired(
        worker,
        episode,
        sequence,
        "Sample",
        worker,
        "Sample Person",
        mail,
        LocalDate.of(2026, 12, day),
        null,
        "Europe/Paris",
        WorkerType.CONTRACTOR,
        "example-fr",
        null,
        DeviceContext.BYOD,
        null,
        null);
  }

  static HrisChanged changed(String worker, int day, long sequence) {
    return new HrisChanged(
        worker,
        "e-1",
        sequence,
        "Sample",
        "Person",
        "Sample Person",
        null,
        LocalDate.of(2026, 12, day),
        null,
        "Europe/Paris",
        WorkerType.CONTRACTOR,
        "example-fr",
        null,
        DeviceContext.BYOD,
        null,
        null);
  }

  private static void say(String source, String topic, String worker, HrisFact fact) {
    String id = UUID.randomUUID().toString();
    JoinerTopics.sayOn(topic, worker, EventCodec.encodeHris(id, source, worker, WHEN, fact));
  }

  static void hrisSays(String worker, HrisFact fact) {
    say(SOURCE, "hris", worker, fact);
  }

  static void agencySays(String worker, HrisFact fact) {
    say(CONTRACTORS, "hris.contractors", worker, fact);
  }

  static ValidatableResponse decide(UUID id, String decision, String more) {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-9\"" + more + "}")
        .post("/quarantine/" + id + "/" + decision)
        .then();
  }

  static UUID doubled(String known, String other) {
    return doubled(known, other, known + "@example.test");
  }

  private static UUID doubled(String known, String other, String mail) {
    hrisSays(known, hired(known, mail, 1, 1));
    await(Topic.JOINER, known, JoinerAccepted.class);
    agencySays(other, hired(other, mail.toUpperCase(Locale.ROOT), 1, 1));
    JoinerQuarantined waits = await(Topic.JOINER, other, JoinerQuarantined.class);
    assertThat(waits.members()).containsExactly("email");
    return waits.quarantineId();
  }

  @Test
  void anAddressIsTheSameInAnotherCaseInEveryScript() {
    String known = newWorker();
    doubled(known, newWorker(), "m\u00fcller-" + known + "@example.test");
  }

  @Test
  void whomAnotherSourceHasAtWorkWaitsForStaffAndMergedChangesNothingAnyMore() {
    String known = newWorker();
    String other = newWorker();
    UUID id = doubled(known, other);
    decide(id, "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    agencySays(other, changed(other, 2, 2));
    agencySays(other, new HrisLeft(other, "e-1", 3));
    assertThat(awaitMany(Topic.JOINER, other, JoinerIgnored.class, 3))
        .allMatch(ignored -> ignored.reason() == IgnoredBecause.MERGED)
        .allMatch(ignored -> known.equals(ignored.mergedInto()));
    assertThat(heard(Topic.JOINER, other, JoinerAccepted.class)).isEmpty();
    assertThat(heard(Topic.JOINER, other, AccountProvisioned.class)).isEmpty();
    assertThat(heard(Topic.JOINER, known, JoinerDeparted.class)).isEmpty();
  }

  @Test
  void whoIsAtWorkUnderTheMergedIdCanStillLeave() {
    String known = newWorker();
    String other = newWorker();
    agencySays(other, hired(other, null, 1, 1));
    await(Topic.JOINER, other, AccountProvisioned.class);
    hrisSays(known, hired(known, known + "@example.test", 1, 1));
    await(Topic.JOINER, known, JoinerAccepted.class);
    agencySays(other, hired(other, "e-2", known + "@example.test", 1, 1));
    UUID id = await(Topic.JOINER, other, JoinerQuarantined.class).quarantineId();
    decide(id, "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    agencySays(other, hired(other, "e-2", null, 2, 2));
    agencySays(other, changed(other, 3, 2));
    await(Topic.JOINER, other, JoinerChanged.class);
    agencySays(other, new HrisLeft(other, "e-1", 3));
    await(Topic.JOINER, other, JoinerDeparted.class);
    await(Topic.JOINER, other, AccountDisabled.class);
    assertThat(heard(Topic.JOINER, other, JoinerAccepted.class)).hasSize(1);
    assertThat(heard(Topic.JOINER, known, JoinerDeparted.class)).isEmpty();
  }

  @Test
  void whomTwoSourcesHireAtTheSameMomentIsHiredOnceAndWaitsOnce() {
    for (int time = 0; time < 25; time++) {
      String mail = UUID.randomUUID() + "@example.test";
      var both =
          List.of(hearing(SOURCE, mail), hearing(CONTRACTORS, mail.toUpperCase(Locale.ROOT)));
      assertThat(both)
          .extracting(CompletableFuture::join)
          .extracting(reply -> reply.events().getFirst().type())
          .containsExactlyInAnyOrder(EventType.JOINER_ACCEPTED, EventType.JOINER_QUARANTINED);
    }
  }

  private CompletableFuture<Reply> hearing(String source, String mail) {
    HrisHired fact = hired(newWorker(), mail, 1, 1);
    var place = new HrRecord("none", 0, OFFSETS.incrementAndGet());
    var heard =
        new Heard.Believable(
            source,
            UUID.randomUUID().toString(),
            "none",
            fact.workerId(),
            fact.episodeId(),
            new Command.Hire(
                1,
                new Statement(
                    new Person("Sample", "Person", "Sample Person", mail, null),
                    new Terms(
                        fact.startDate(),
                        null,
                        fact.workTimeZone(),
                        fact.workerType(),
                        fact.legalEntity(),
                        null,
                        fact.deviceContext()))),
            new Heard.Said(EventType.HRIS_WORKER_HIRED, "{}"),
            Optional.empty());
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    vertx.runOnContext(_ ->
        new OwnContexts(Objects.requireNonNull(Vertx.currentContext()))
            .run(_ -> transactions.run(() -> hearHris.hear(heard, place)))
            .subscribe()
            .with(reply::complete, reply::completeExceptionally));
    return reply.orTimeout(20, TimeUnit.SECONDS);
  }

  @Test
  void whoHasTheNamesTheFirstDayAndTheEntityOfSomebodyElsewhereWaitsToo() {
    String known = newWorker();
    String other = newWorker();
    hrisSays(known, hired(known, known + "@example.test", 1, 1));
    await(Topic.JOINER, known, JoinerAccepted.class);
    agencySays(
        other, called(hired(other, null, 1, 1), known.toUpperCase(Locale.ROOT), "S\u00e1mple"));
    assertThat(await(Topic.JOINER, other, JoinerQuarantined.class).members())
        .containsExactly("familyName", "givenName", "legalEntity", "startDate");
    String later = newWorker();
    agencySays(later, called(hired(later, null, 2, 1), known, "Sample"));
    await(Topic.JOINER, later, JoinerAccepted.class);
  }

  private static HrisHired called(HrisHired like, String family, String given) {
    return new HrisHired(
        like.workerId(),
        like.episodeId(),
        like.sequence(),
        given,
        family,
        like.displayName(),
        like.email(),
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

  @Test
  void staffNameWhoDecidedTheMerge() {
    String known = newWorker();
    String other = newWorker();
    UUID id = doubled(known, other);
    decide(id, "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    await(Topic.JOINER, other, JoinerIgnored.class);
    assertThat(heard(Topic.JOINER, other).getLast().envelope().actor()).isEqualTo("person:op-1");
    decide(id, "merge", ",\"workerId\":\"" + known + "\"").statusCode(404);
  }

  @Test
  void whoIsAnotherPersonAfterAllIsHiredByACompletion() {
    String other = newWorker();
    UUID id = doubled(newWorker(), other);
    decide(id, "completion", ",\"members\":{}").statusCode(204);
    await(Topic.JOINER, other, JoinerAccepted.class);
    await(Topic.JOINER, other, AccountProvisioned.class);
  }

  /// A contractor of one system who is employed in another, or whom an agency made up to get at
  /// somebody's account.
  @Test
  void whoIsHiredBesideAnEmploymentOfOthersWaitsForStaffWhoTellWhichItIs() {
    String worker = newWorker();
    hrisSays(worker, JoinerTopics.hired(worker, "e-0", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    agencySays(worker, hired(worker, null, 1, 1));
    JoinerQuarantined waits = await(Topic.JOINER, worker, JoinerQuarantined.class);
    assertThat(waits.because()).isEqualTo(QuarantinedBecause.DOUBLED);
    assertThat(waits.members()).containsExactly("workerId");

    decide(waits.quarantineId(), "completion", ",\"members\":{}").statusCode(204);
    awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2);
    agencySays(worker, changed(worker, 9, 2));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).startDate())
        .isEqualTo(LocalDate.of(2026, 12, 9));
  }

  @Test
  void whoWaitsBesideAnEmploymentOfOthersIsTakenBackByTheirOwnSourceAndTheIdStaysTheOthers() {
    String worker = newWorker();
    hrisSays(worker, JoinerTopics.hired(worker, "e-0", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    agencySays(worker, hired(worker, null, 1, 1));
    UUID id = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId();

    agencySays(worker, new HrisWithdrawn(worker, "e-1", 2));
    JoinerIgnored answer = await(Topic.JOINER, worker, JoinerIgnored.class);
    assertThat(answer.episodeId()).isEqualTo("e-1");
    assertThat(answer.reason()).isEqualTo(IgnoredBecause.NO_CHANGE);
    Desk.operator().get("/quarantine/" + id).then().statusCode(404);
    agencySays(worker, new HrisWithdrawn(worker, "e-0", 3));
    assertThat(await(Topic.JOINER, worker, JoinerRejected.class).members())
        .containsExactly("workerId");
    hrisSays(worker, JoinerTopics.hired(worker, "e-1", 4));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class))
                .extracting(JoinerAccepted::episodeId)
                .containsExactly("e-0", "e-1"));
    assertThat(heard(Topic.JOINER, worker, JoinerWithdrawn.class)).isEmpty();
  }

  @Test
  void nobodyIsMergedIntoThemselvesOrIntoNobody() {
    String other = newWorker();
    UUID id = doubled(newWorker(), other);
    for (String into : new String[] {other, "w-nobody"}) {
      decide(id, "merge", ",\"workerId\":\"" + into + "\"")
          .statusCode(409)
          .body("type", equalTo("urn:firstkey:problem:no-such-worker"));
    }
    decide(id, "merge", ",\"workerId\":\"a b\"").statusCode(400);
    decide(id, "merge", "").statusCode(400);
    assertThat(heard(Topic.JOINER, other, JoinerIgnored.class)).isEmpty();
  }

  @Test
  void theOneWithMorePrecedenceCountsWhateverTheSequence() {
    String worker = newWorker();
    agencySays(worker, hired(worker, null, 1, 50));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    hrisSays(worker, hired(worker, null, 8, 1));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).startDate())
        .isEqualTo(LocalDate.of(2026, 12, 8));
    agencySays(worker, changed(worker, 9, 51));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.OUTRANKED);
  }

  @Test
  void thatTheyLeftIsBelievedOfEachWhoMaySpeakForThem() {
    String worker = newWorker();
    hrisSays(worker, hired(worker, null, 1, 5));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    agencySays(worker, new HrisLeft(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerDeparted.class);
  }
}
