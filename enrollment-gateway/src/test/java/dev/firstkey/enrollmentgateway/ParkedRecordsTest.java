package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.EnrollmentRecordGivenUp;
import dev.firstkey.contracts.EnrollmentRecordReplayed;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is redeemed for a worker of whom a record is parked, until an operator has it heard
/// again.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "enrollment-gateway"))
class ParkedRecordsTest {

  static Stream<Arguments> streams() {
    return Stream.of(
        stream(
            Topic.JOINER,
            visit ->
                new JoinerDeparted(
                    visit.worker, "another-episode", new HrRecord("firstkey.hris", 0, 1), 2)),
        stream(Topic.ISSUANCE, visit -> World.answer(visit.asked)),
        stream(
            Topic.REVOCATION,
            visit ->
                new PassRevoked(
                    UUID.randomUUID(),
                    visit.worker,
                    visit.episode,
                    UUID.randomUUID(),
                    RevocationReason.OPERATOR)),
        stream(
            Topic.EXPIRY,
            visit ->
                new CaseExpired(UUID.randomUUID(), visit.worker, visit.episode, Instant.EPOCH)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void anUnknownMajorVersionHoldsTheDoorUntilItIsReplayed(
      Topic topic, Function<Visit, Fact> saying) {
    Visit visit = Visit.passReady();
    var options = visit.options();
    Event event = event(visit, saying.apply(visit));
    String id = park(topic, event);

    Response refused =
        visit.register(
            new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN));
    assertUndecided(refused);
    assertUndecided(visit.gateway.post(visit.path() + "/registration/options"));
    assertThat(refusal(visit).reason()).isEqualTo(RefusalReason.UNDECIDED);
    assertThat(visit.state()).isEqualTo("pass-ready");
    assertThat(text("select failures::text from pass where transaction_id = '%s'", visit))
        .isEqualTo("0");

    assertThat(replay(id).statusCode()).isEqualTo(409);
    learn(id, event);
    assertThat(replay(id).statusCode()).isEqualTo(204);
    assertThat(told(event).envelope().actor()).isEqualTo("person:ana");
    Response registered =
        visit.register(
            new SoftwareAuthenticator(Traits.platform())
                .registration(visit.options(), Gateway.ORIGIN));
    assertThat(registered.statusCode()).isEqualTo(200);
  }

  @Test
  void aReplayedLeaverShutsTheDoorForGood() {
    Visit visit = Visit.passReady();
    var options = visit.options();
    Event left =
        event(
            visit,
            new JoinerDeparted(
                visit.worker, visit.episode, new HrRecord("firstkey.hris", 0, 1), 2));
    String id = park(Topic.JOINER, left);
    learn(id, left);
    assertThat(replay(id).statusCode()).isEqualTo(204);
    Response refused =
        visit.register(
            new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN));
    assertThat(refused.statusCode()).isEqualTo(404);
  }

  @Test
  void aRecordThatIsGivenUpHoldsTheDoorNoLonger() {
    Visit visit = Visit.passReady();
    var options = visit.options();
    var fact = new CaseExpired(UUID.randomUUID(), visit.worker, visit.episode, Instant.EPOCH);
    String id = park(Topic.EXPIRY, event(visit, fact));
    assertThat(giveUp(id).statusCode()).isEqualTo(204);
    assertThat(giveUp(id).statusCode()).isEqualTo(404);
    assertThat(replay(id).statusCode()).isEqualTo(404);
    Event said =
        World.heard(
            Topic.ENROLLMENT,
            event ->
                event.fact() instanceof EnrollmentRecordGivenUp
                    && event.key().equals(visit.worker));
    assertThat(said.envelope().actor()).isEqualTo("person:ana");
    Response registered =
        visit.register(
            new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN));
    assertThat(registered.statusCode()).isEqualTo(200);
  }

  /// The gateway does not hear its own streams, so nothing of them is parked here.
  @ParameterizedTest(name = "about the visit: {0}")
  @ValueSource(booleans = {false, true})
  void whatOnlyRevocationWorkerCouldNotTakeInHoldsTheDoorToo(boolean aboutTheVisit) {
    Visit visit = Visit.passReady();
    String key = aboutTheVisit ? visit.transaction.toString() : visit.worker;
    long offset = visit.worker.hashCode();
    var options = visit.options();
    revocationWorkerSays(
        key, new RevocationRecordParked("firstkey.enrollment", 0, offset, "unknown-type"));
    awaitElsewhere(offset, false);
    Response refused =
        visit.register(
            new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN));
    assertUndecided(refused);
    revocationWorkerSays(
        key,
        new RevocationRecordReplayed(
            new ReplayedRecord(
                "firstkey.enrollment", 0, offset, UUID.randomUUID(), "unknown-type")));
    awaitElsewhere(offset, true);
    Response registered =
        visit.register(
            new SoftwareAuthenticator(Traits.platform())
                .registration(visit.options(), Gateway.ORIGIN));
    assertThat(registered.statusCode()).isEqualTo(200);
  }

  private static void revocationWorkerSays(String key, Fact fact) {
    Event event =
        new Speaker("revocation-worker")
            .say(
                UUID.randomUUID(),
                Instant.EPOCH,
                key,
                new Chain(key, UUID.randomUUID().toString(), "service:revocation-worker"),
                fact);
    World.topic(Topic.REVOCATION).send(key, EventCodec.encode(event), Map.of());
  }

  private static void awaitElsewhere(long offset, boolean decided) {
    String sql = "select max(decided::text) from held_elsewhere where record_offset = " + offset;
    Awaitility.await().atMost(World.BOUND).until(() -> String.valueOf(decided).equals(text(sql)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, ''",
    "POST, /00000000-0000-0000-0000-000000000000/replay",
    "POST, /00000000-0000-0000-0000-000000000000/give-up"
  })
  void nobodyButAnOperatorSeesOrDecides(String method, String call) {
    Gateway.request()
        .contentType("application/json")
        .request(method, "/parked" + call)
        .then()
        .statusCode(401);
    Stream.of("analyst", "registrar", "approver", "hris", "Operator")
        .map(role -> TestTokens.token("ana", role))
        .forEach(token ->
            Gateway.request()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .request(method, "/parked" + call)
                .then()
                .statusCode(403));
  }

  private static void assertUndecided(Response response) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:undecided");
  }

  private static String park(Topic topic, Event event) {
    byte[] later =
        new String(EventCodec.encode(event), StandardCharsets.UTF_8)
            .replace(event.type().id(), event.type().id().replace(".v1", ".v2"))
            .getBytes(StandardCharsets.UTF_8);
    World.topic(topic).send(event.key(), later, Map.of());
    String sql = "select max(id::text) from held where record_key = '" + event.key() + "'";
    Awaitility.await().atMost(World.BOUND).until(() -> text(sql) != null);
    return text(sql);
  }

  private static Event event(Visit visit, Fact fact) {
    return new Speaker("another")
        .say(UUID.randomUUID(), Instant.EPOCH, visit.worker, visit.chain, fact);
  }

  /// As if a version of the service were started that can read the record.
  private static void learn(String id, Event event) {
    run(
        "update held set payload = decode('%s', 'hex') where id = '%s'"
            .formatted(HexFormat.of().formatHex(EventCodec.encode(event)), id));
  }

  private static Response replay(String id) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.token("ana", "operator"))
        .post("/parked/" + id + "/replay");
  }

  private static Response giveUp(String id) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.token("ana", "operator"))
        .contentType("application/json")
        .body("{\"reference\":\"INC-4711\"}")
        .post("/parked/" + id + "/give-up");
  }

  private static RedemptionRefused refusal(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT,
        RedemptionRefused.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  private static Event told(Event replayed) {
    return World.heard(
        Topic.ENROLLMENT,
        event ->
            event.fact() instanceof EnrollmentRecordReplayed told
                && told.record().eventId().equals(replayed.envelope().id()));
  }

  private static String text(String sql, Visit visit) {
    return text(sql.formatted(visit.transaction));
  }

  private static String text(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Arguments stream(Topic topic, Function<Visit, Fact> saying) {
    return Arguments.of(topic, saying);
  }
}
