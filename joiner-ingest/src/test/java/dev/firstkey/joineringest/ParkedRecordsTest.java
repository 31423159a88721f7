package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.JoinerRecordGivenUp;
import dev.firstkey.contracts.JoinerRecordReplayed;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is parked of the other services' streams is held until an operator has it heard again; what
/// HR sends holds nothing.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ParkedRecordsTest {

  static Stream<Event> streams() {
    String worker = JoinerTopics.newWorker();
    UUID authenticator = UUID.randomUUID();
    return Stream.of(
        Enrollments.completed(worker, "ep-1", authenticator, "account-1"),
        Enrollments.revoked(worker, "ep-1", authenticator));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void anUnknownMajorVersionIsParkedAndReplayed(Event event) {
    String id = park(event);
    replay(id).statusCode(409).body("code", equalTo("unknown-type"));
    change(
        "update held set payload = decode('%s', 'hex') where id = '%s'"
            .formatted(HexFormat.of().formatHex(EventCodec.encode(event)), id));
    replay(id).statusCode(204);
    topic(Topic.JOINER.name(FirstkeyBacking.topicPrefix()))
        .awaitRecord(
            record ->
                EventCodec.decode(record.value()) instanceof Decoded.Readable(Event said)
                    && said.fact() instanceof JoinerRecordReplayed told
                    && told.record().eventId().equals(event.envelope().id())
                    && said.envelope().actor().equals("person:ana"),
            JoinerTopics.BOUND);
    replay(id).statusCode(404);
  }

  @Test
  void aRecordThatIsGivenUpIsDecidedOnce() {
    String worker = JoinerTopics.newWorker();
    String id = park(Enrollments.revoked(worker, "ep-1", UUID.randomUUID()));
    giveUp(id).statusCode(204);
    giveUp(id).statusCode(404);
    replay(id).statusCode(404);
    topic(Topic.JOINER.name(FirstkeyBacking.topicPrefix()))
        .awaitRecord(
            record ->
                EventCodec.decode(record.value()) instanceof Decoded.Readable(Event said)
                    && said.fact() instanceof JoinerRecordGivenUp
                    && said.key().equals(worker)
                    && said.envelope().actor().equals("person:ana"),
            JoinerTopics.BOUND);
  }

  @Test
  void whatHrSendsHoldsNothing() {
    String worker = JoinerTopics.newWorker();
    topic(Topic.HRIS.name(FirstkeyBacking.topicPrefix()))
        .send(worker, "{".getBytes(StandardCharsets.UTF_8), Map.of());
    topic(Topic.HRIS.deadLetter(FirstkeyBacking.topicPrefix()))
        .awaitRecord(
            record -> new String(record.key(), StandardCharsets.UTF_8).equals(worker),
            JoinerTopics.BOUND);
    String listed = operator().get("/parked").then().statusCode(200).extract().asString();
    assertThat(listed).doesNotContain(Topic.HRIS.name(FirstkeyBacking.topicPrefix()));
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

  private static String park(Event event) {
    String name = event.type().topic().name(FirstkeyBacking.topicPrefix());
    byte[] later =
        new String(EventCodec.encode(event), StandardCharsets.UTF_8)
            .replace(event.type().id(), event.type().id().replace(".v1", ".v2"))
            .getBytes(StandardCharsets.UTF_8);
    topic(name).send(event.key(), later, Map.of());
    Tables.await("select count(*) = 1 from held where record_key = '" + event.key() + "'");
    return operator()
        .get("/parked")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("find { it.key == '" + event.key() + "' }.id");
  }

  private static void change(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
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

  private static TestTopic topic(String name) {
    return TestTopic.of(FirstkeyBacking.bootstrapServers(), name);
  }
}
