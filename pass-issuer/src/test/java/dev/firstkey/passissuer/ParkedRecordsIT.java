package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.BOUND;
import static dev.firstkey.passissuer.Wire.await;
import static dev.firstkey.passissuer.Wire.change;
import static dev.firstkey.passissuer.Wire.count;
import static dev.firstkey.passissuer.Wire.parked;
import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static dev.firstkey.passissuer.Wire.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is parked holds its worker until an operator has it heard again, on every stream that is
/// heard here.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class ParkedRecordsIT {
  private final Heard ada = Heard.ofSomeone();

  @BeforeEach
  void evidenceIsKept() {
    Wire.evidenceIsKept();
  }

  @AfterEach
  void liftWhatHoldsPartitions() {
    change("delete from held where record_key is null");
  }

  static Stream<Arguments> streams() {
    return Stream.of(
        stream(Topic.JOINER, ada -> ada.accepted(LocalDate.of(2026, 12, 1), DeviceContext.KIOSK)),
        stream(Topic.ENROLLMENT, Heard::requested),
        stream(Topic.ENROLLMENT_COMPLETE, ada -> ada.completed(Purpose.FIRST_ENROLLMENT)),
        stream(Topic.EXPIRY, ada -> ada.caseExpired(UUID.randomUUID())),
        stream(
            Topic.REVOCATION,
            ada ->
                ada.say(
                    "revocation-worker",
                    new PassRevoked(
                        UUID.randomUUID(),
                        ada.worker(),
                        ada.episode(),
                        UUID.randomUUID(),
                        RevocationReason.OPERATOR))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void anUnknownMajorVersionIsParkedHoldsItsKeyAndIsReplayed(
      Topic topic, Function<Heard, Event> saying) {
    Event event = saying.apply(ada);
    send(topic, ada.worker(), renamed(event, event.type().id().replace(".v1", ".v2")));
    assertParkedHeldAndReplayed(topic, event);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void anUnknownTypeIsParkedHoldsItsKeyAndIsReplayed(Topic topic, Function<Heard, Event> saying) {
    Event event = saying.apply(ada);
    send(topic, ada.worker(), renamed(event, "dev.firstkey.never.heard.of.v1"));
    assertParkedHeldAndReplayed(topic, event);
  }

  private void assertParkedHeldAndReplayed(Topic topic, Event event) {
    assertThat(parked(topic, ada.worker())).isEqualTo("unknown-type");
    String id = held();
    operator()
        .get("/parked")
        .then()
        .statusCode(200)
        .body(
            "find { it.id == '" + id + "' }.topic",
            equalTo(topic.name(FirstkeyBacking.topicPrefix())))
        .body("find { it.id == '" + id + "' }.code", equalTo("unknown-type"));
    assertUndecided();
    replay(id).statusCode(409).body("code", equalTo("unknown-type"));
    assertThat(held()).isEqualTo(id);

    learn(id, event);
    replay(id).statusCode(204);
    assertThat(count("select count(*) from held where id = '" + id + "'")).isZero();
    Event told = await(ada, IssuanceRecordReplayed.class);
    assertThat(told.envelope().actor()).isEqualTo("person:ana");
    assertThat(told.envelope().causationId()).isEqualTo(event.envelope().id().toString());
    assertThat(count("select count(*) from inbox where event_id = '" + event.envelope().id() + "'"))
        .isEqualTo(1);
    replay(id).statusCode(404);
  }

  @Test
  void aReplayedRecordDoesWhatItWouldHaveDone() {
    Event accepted = ada.accepted(LocalDate.now(ZoneId.of("Europe/Berlin")), DeviceContext.MANAGED);
    send(Topic.JOINER, ada.worker(), renamed(accepted, "dev.firstkey.joiner.accepted.v2"));
    send(ada.provisioned());
    settled(ada);
    assertUndecided();
    learn(held(), accepted);
    replay(held()).statusCode(204);
    send(ada.requested());
    await(ada, PassIssued.class);
  }

  @Test
  void aRecordWithNoKeyHoldsEveryWorkerOfItsPartition() {
    send(Topic.JOINER, null, "{".getBytes(StandardCharsets.UTF_8));
    String unreadable = "select count(*) from held where record_key is null";
    Awaitility.await().atMost(BOUND).until(() -> count(unreadable) == 1);
    int partition = count("select record_partition from held where record_key is null");
    assertThat(reason(someoneOn(partition))).isEqualTo(RefusalReason.UNDECIDED);
    Heard elsewhere = someoneOn((partition + 1) % 6);
    assertThat(reason(elsewhere, requestWithATransactionOff(partition, elsewhere)))
        .isEqualTo(RefusalReason.NO_OPEN_CASE);
  }

  /// The gateway may have parked something about the transaction too, so its partition counts.
  private static Event requestWithATransactionOff(int partition, Heard someone) {
    return Stream.generate(someone::requested)
        .filter(event ->
            Wire.partitionOf(((PassRequested) event.fact()).transactionId().toString())
                != partition)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordThatIsGivenUpHoldsItsKeyNoLonger() {
    Event accepted = ada.accepted(LocalDate.now(ZoneId.of("Europe/Berlin")), DeviceContext.MANAGED);
    send(Topic.JOINER, ada.worker(), renamed(accepted, "dev.firstkey.joiner.accepted.v2"));
    String id = held();
    assertUndecided();
    giveUp(id).statusCode(204);
    giveUp(id).statusCode(404);
    replay(id).statusCode(404);
    assertThat(await(ada, IssuanceRecordGivenUp.class).envelope().actor()).isEqualTo("person:ana");
    assertThat(
            count("select count(*) from inbox where event_id = '" + accepted.envelope().id() + "'"))
        .isZero();
  }

  @Test
  void whatOnlyRevocationWorkerCouldNotTakeInHoldsItsKeyHereToo() {
    long offset = ada.worker().hashCode();
    send(
        ada.say(
            "revocation-worker",
            new RevocationRecordParked("firstkey.joiner", 0, offset, "unprocessable")));
    String place = "select count(*) from held_elsewhere where record_offset = " + offset;
    Awaitility.await().atMost(BOUND).until(() -> count(place + " and not decided") == 1);
    assertUndecided();
    send(
        ada.say(
            "revocation-worker",
            new RevocationRecordGivenUp(
                new GivenUpRecord("firstkey.joiner", 0, offset, "unprocessable", "noise"))));
    Awaitility.await().atMost(BOUND).until(() -> count(place + " and decided") == 1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, ''",
    "POST, /00000000-0000-0000-0000-000000000000/replay",
    "POST, /00000000-0000-0000-0000-000000000000/give-up"
  })
  void nobodyButAnOperatorSeesOrDecides(String method, String call) {
    given()
        .contentType("application/json")
        .request(method, "/parked" + call)
        .then()
        .statusCode(401);
    Stream.of("analyst", "registrar", "approver", "hris", "Operator")
        .map(role -> TestTokens.token("ana", role))
        .forEach(token ->
            given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .request(method, "/parked" + call)
                .then()
                .statusCode(403));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1"})
  void whatIsNotParkedIsAProblem(String id) {
    replay(id)
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:not-parked"));
  }

  private void assertUndecided() {
    assertThat(reason(ada)).isEqualTo(RefusalReason.UNDECIDED);
  }

  private static RefusalReason reason(Heard someone) {
    return reason(someone, someone.requested());
  }

  private static RefusalReason reason(Heard someone, Event request) {
    send(request);
    return ((PassRefused) await(someone, PassRefused.class).fact()).reason();
  }

  private static Heard someoneOn(int partition) {
    return Stream.generate(Heard::ofSomeone)
        .filter(someone -> Wire.partitionOf(someone.worker()) == partition)
        .findFirst()
        .orElseThrow();
  }

  private String held() {
    String of = " from held where record_key = '" + ada.worker() + "'";
    Awaitility.await().atMost(BOUND).until(() -> count("select count(*)" + of) == 1);
    return text("select id" + of);
  }

  /// As if a version of the service were started that can read the record.
  private static void learn(String id, Event event) {
    change(
        "update held set payload = decode('%s', 'hex') where id = '%s'"
            .formatted(HexFormat.of().formatHex(EventCodec.encode(event)), id));
  }

  private static ValidatableResponse giveUp(String id) {
    return operator()
        .contentType("application/json")
        .body("{\"reference\":\"INC-4711\"}")
        .post("/parked/" + id + "/give-up")
        .then();
  }

  private static ValidatableResponse replay(String id) {
    return operator().post("/parked/" + id + "/replay").then();
  }

  private static io.restassured.specification.RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.token("ana", "operator"));
  }

  private static byte[] renamed(Event event, String type) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8)
        .replace(event.type().id(), type)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Arguments stream(Topic topic, Function<Heard, Event> saying) {
    return Arguments.of(topic, saying);
  }
}
