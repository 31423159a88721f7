package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.Window;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// One pass, one authenticator, one key, whatever races, repeats and lies.
@QuarkusTest
class RedeemedOnceTest {
  private static final int ROUNDS = 50;

  @Test
  void twoAuthenticatorsInFlightMakeOne() throws Exception {
    for (Visit visit : Visits.passReady(ROUNDS)) {
      JsonNode options = visit.options();
      List<Response> answers = race(visit, passkey(options), passkey(options));
      assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 404);
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    }
  }

  @Test
  void theSameResponseTwiceInFlightMakesOneAndTwoEqualAnswers() throws Exception {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    List<Response> answers = race(visit, answer, answer);
    assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200);
    assertThat(answers.getFirst().asString()).isEqualTo(answers.getLast().asString());
    assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
  }

  /// Both calls wait for the worker's row before either may go on.
  private static List<Response> race(Visit visit, ObjectNode one, ObjectNode other)
      throws Exception {
    visit.gateway.nonce();
    try (Connection held = Database.hold(visit.worker);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> calls =
          Stream.of(one, other).map(body -> threads.submit(() -> visit.register(body))).toList();
      Awaitility.await()
          .pollInterval(java.time.Duration.ofMillis(10))
          .until(() -> Database.waiting() == 2);
      held.rollback();
      return List.of(calls.getFirst().get(), calls.getLast().get());
    }
  }

  @Test
  void aLostReplyIsGivenAgain() {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    Response first = visit.register(answer);
    Response again = visit.register(answer);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    UUID authenticator = UUID.fromString(Gateway.json(first).path("authenticatorId").asText());
    World.published(visit.worker, visit.episode, visit.chain, authenticator);
    visit.until("ready");
    assertThat(Gateway.json(visit.register(answer)).path("state").asText()).isEqualTo("ready");
    assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    assertThat(
            World.all(Topic.ENROLLMENT_COMPLETE).stream()
                .filter(e -> e.envelope().subject().equals(visit.worker)))
        .hasSize(1);
  }

  @Test
  void aWorkerRowThatIsHeldTooLongAnswersLater() throws Exception {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    try (Connection held = Database.hold(visit.worker)) {
      Response busy = visit.register(answer);
      assertThat(busy.statusCode()).isEqualTo(503);
      assertThat(busy.header("Retry-After")).isEqualTo("1");
      held.rollback();
    }
    assertThat(visit.register(answer).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherKeyAndAnUnknownIdReadTheSame() {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    Gateway stranger = new Gateway();
    String unknown = "/transactions/" + UUID.randomUUID();
    for (String call : List.of("", "/registration/options", "/registration")) {
      Response wrongKey = call(stranger, visit.path() + call, answer);
      Response none = call(stranger, unknown + call, answer);
      assertThat(wrongKey.statusCode()).isEqualTo(404);
      assertThat(said(wrongKey)).isEqualTo(said(none));
      assertThat(wrongKey.headers().asList().stream().map(h -> h.getName()))
          .containsExactlyElementsOf(
              none.headers().asList().stream().map(h -> h.getName()).toList());
    }
    assertThat(visit.register(answer).statusCode()).isEqualTo(200);
  }

  private static Response call(Gateway gateway, String path, ObjectNode body) {
    if (path.endsWith("/registration")) {
      return gateway.post(path, body);
    }
    return path.endsWith("options") ? gateway.post(path) : gateway.get(path);
  }

  @Test
  void usedExpiredAndUnknownReadTheSame() {
    Visit used = Visit.passReady();
    used.register(passkey(used.options()));
    Visit expired = Visit.passReady();
    ObjectNode late = passkey(expired.options());
    Database.exec(
        "update pass set expires_at = now() - interval '1 second' where transaction_id = ?",
        expired.transaction);
    String unknown =
        said(new Gateway().post("/transactions/" + UUID.randomUUID() + "/registration", late));
    assertThat(said(used.register(late))).isEqualTo(unknown);
    assertThat(said(expired.register(late))).isEqualTo(unknown);
    assertThat(Database.authenticatorsOf(expired.worker)).isZero();
  }

  @Test
  void aLeaverBetweenOptionsAndRegistrationGetsNothing() {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    World.departed(visit.worker, visit.episode, visit.chain);
    visit.until("ended");
    assertThat(visit.register(answer).statusCode()).isEqualTo(404);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
  }

  @Test
  void aDepartureHeardBeforeThePassEndsItAtBirth() {
    Visit visit = Visit.confirmed();
    World.departed(visit.worker, visit.episode, visit.chain);
    visit.until("ended");
    visit.say(visit.asked);
    Visit after = Visit.passReady();
    assertThat(after.state()).isEqualTo("pass-ready");
    assertThat(Database.passesIn("ISSUED", visit.worker)).isZero();
  }

  @Test
  void aPassThatAnswersAnotherQuestionIsIgnored() {
    Visit visit = Visit.confirmed();
    Visit other = Visit.confirmed();
    PassIssued honest = World.answer(visit.asked);
    lies(honest, other).forEach(lie -> World.say(lie, visit.chain));
    World.say(honest, visit.chain);
    visit.until("pass-ready");
    assertThat(other.state()).isEqualTo("waiting-for-pass");
    assertThat(Database.passesIn("ISSUED", visit.worker)).isEqualTo(1);
    assertThat(Database.passesIn("ISSUED", other.worker)).isZero();
    visit.register(passkey(visit.options()));
    EnrollmentCompleted done =
        World.heard(
            Topic.ENROLLMENT_COMPLETE,
            EnrollmentCompleted.class,
            fact -> fact.workerId().equals(visit.worker));
    assertThat(done.passId()).isEqualTo(honest.passId());
  }

  @Test
  void aPassIdIsUsedOnce() {
    Visit first = Visit.passReady();
    Visit second = Visit.confirmed();
    PassIssued honest = World.answer(second.asked);
    double before = alarms("pass-id-used");
    World.say(withId(honest, first.pass.passId()), second.chain);
    Awaitility.await().atMost(World.BOUND).until(() -> alarms("pass-id-used") == before + 1);
    assertThat(second.state()).isEqualTo("waiting-for-pass");
    World.say(honest, second.chain);
    second.until("pass-ready");
    assertThat(first.register(passkey(first.options())).statusCode()).isEqualTo(200);
  }

  @Test
  void aLateAnswerIsNoAlarmAndAForeignOneIs() {
    Visit visit = Visit.confirmed();
    PassIssued honest = World.answer(visit.asked);
    visit.gateway.delete(visit.path());
    double foreign = alarms("unasked");
    double late = alarms("too-late");
    World.say(honest, visit.chain);
    Awaitility.await().atMost(World.BOUND).until(() -> alarms("too-late") == late + 1);
    assertThat(alarms("unasked")).isEqualTo(foreign);
    World.say(
        with(
            honest,
            UUID.randomUUID(),
            honest.workerId(),
            honest.episodeId(),
            honest.transactionId(),
            honest.jkt()),
        visit.chain);
    Awaitility.await().atMost(World.BOUND).until(() -> alarms("unasked") == foreign + 1);
    assertThat(Database.passesIn("ISSUED", visit.worker)).isZero();
  }

  private static double alarms(String reason) {
    String line = "firstkey_gateway_decisions_total{decision=\"pass\",reason=\"" + reason + "\"} ";
    return Gateway.request()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(it -> it.startsWith(line))
        .mapToDouble(it -> Double.parseDouble(it.substring(line.length())))
        .sum();
  }

  private static PassIssued withId(PassIssued honest, UUID passId) {
    return new PassIssued(
        passId,
        honest.requestId(),
        honest.workerId(),
        honest.episodeId(),
        honest.purpose(),
        honest.transactionId(),
        honest.jkt(),
        honest.caseId(),
        honest.accountId(),
        honest.window(),
        honest.requirements(),
        honest.policyVersion(),
        honest.approvals(),
        honest.proofing());
  }

  @Test
  void aPassOfMoreThanMinutesIsIgnored() {
    Visit visit = Visit.confirmed();
    PassIssued honest = World.answer(visit.asked);
    Window minutes = honest.window();
    Window year = new Window(minutes.notBefore(), minutes.notAfter().plus(Duration.ofDays(365)));
    Window inverted = new Window(minutes.notAfter(), minutes.notBefore());
    World.say(with(honest, year), visit.chain);
    World.say(with(honest, inverted), visit.chain);
    World.say(honest, visit.chain);
    visit.until("pass-ready");
    assertThat(Database.passExists(honest.passId())).isTrue();
    assertThat(Database.passesIn("ISSUED", visit.worker)).isEqualTo(1);
  }

  private static PassIssued with(PassIssued honest, Window window) {
    return new PassIssued(
        UUID.randomUUID(),
        honest.requestId(),
        honest.workerId(),
        honest.episodeId(),
        honest.purpose(),
        honest.transactionId(),
        honest.jkt(),
        honest.caseId(),
        honest.accountId(),
        window,
        honest.requirements(),
        honest.policyVersion(),
        honest.approvals(),
        honest.proofing());
  }

  /// Each differs from the honest answer in one member of the binding.
  private static Stream<PassIssued> lies(PassIssued honest, Visit other) {
    return Stream.of(
        with(
            honest,
            UUID.randomUUID(),
            honest.workerId(),
            honest.episodeId(),
            honest.transactionId(),
            honest.jkt()),
        with(
            honest,
            honest.requestId(),
            honest.workerId(),
            "e-2",
            honest.transactionId(),
            honest.jkt()),
        with(
            honest,
            honest.requestId(),
            honest.workerId(),
            honest.episodeId(),
            other.transaction,
            honest.jkt()),
        with(
            honest,
            honest.requestId(),
            honest.workerId(),
            honest.episodeId(),
            honest.transactionId(),
            other.gateway.jkt()),
        with(
            honest,
            honest.requestId(),
            honest.workerId(),
            honest.episodeId(),
            UUID.randomUUID(),
            honest.jkt()));
  }

  private static PassIssued with(
      PassIssued honest,
      UUID request,
      String worker,
      String episode,
      UUID transaction,
      String jkt) {
    return new PassIssued(
        UUID.randomUUID(),
        request,
        worker,
        episode,
        honest.purpose(),
        transaction,
        jkt,
        honest.caseId(),
        honest.accountId(),
        honest.window(),
        honest.requirements(),
        honest.policyVersion(),
        honest.approvals(),
        honest.proofing());
  }

  @Test
  void aNewerPassEndsTheOlder() {
    Visit older = Visit.passReady();
    Visit newer = older.elsewhere().confirm();
    newer.issue();
    older.until("ended");
    assertThat(Database.passesIn("ISSUED", older.worker)).isEqualTo(1);
    assertThat(newer.register(passkey(newer.options())).statusCode()).isEqualTo(200);
    Visit third = older.elsewhere().confirm();
    third.say(third.asked);
    third.until("ended");
    assertThat(Database.authenticatorsOf(older.worker)).isEqualTo(1);
  }

  @Test
  void whoGivesUpLosesThePass() {
    Visit visit = Visit.passReady();
    ObjectNode answer = passkey(visit.options());
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    assertThat(visit.state()).isEqualTo("ended");
    assertThat(visit.register(answer).statusCode()).isEqualTo(404);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
  }

  /// Status and body, with the caller's own id taken out of it.
  private static String said(Response response) {
    return response.statusCode() + response.asString().replaceAll("[0-9a-f-]{36}", "ID");
  }

  private static ObjectNode passkey(JsonNode options) {
    return new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN);
  }
}
