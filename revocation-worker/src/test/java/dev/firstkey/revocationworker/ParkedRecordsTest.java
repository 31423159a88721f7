package dev.firstkey.revocationworker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.revocationworker.Hire.Pass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is parked is held until an operator has it heard again, on every stream that is heard here.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class ParkedRecordsTest {
  @Test
  void aRecordThatIsGivenUpIsNeverHandledAndItIsSaidWhereThatWasDecided() {
    UUID id = park(Topic.JOINER, hire.departed());
    giveUp(id, "{\"reference\":\"INC-4711\"}").statusCode(204);
    giveUp(id, "{\"reference\":\"again\"}").statusCode(404);
    replay(id).statusCode(404);
    await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(Bus.said(hire))
                .filteredOn(said -> said.fact() instanceof RevocationRecordGivenUp)
                .singleElement()
                .satisfies(said -> {
                  var record = ((RevocationRecordGivenUp) said.fact()).record();
                  assertThat(record.reference()).isEqualTo("INC-4711");
                  assertThat(said.envelope().actor()).isEqualTo("person:olga");
                }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "canary",
        "{}",
        "{\"reference\":7}",
        "{\"reference\":\" \"}",
        "{\"reference\":\"canary left\"}",
        "{\"reference\":\"canary\",\"more\":1}",
        "{\"reference\":\"canary\\n\"}",
        "{\"reference\":\"canary\\u202e\"}",
        "{\"reference\":\"canary\\u001b[2J\"}",
        "{\"reference\":\"canary\",\"reference\":\"canary\"}"
      })
  void aReferenceIsAnIdAndNoWords(String body) {
    UUID id = park(Topic.JOINER, hire.departed());
    String problem = giveUp(id, body).statusCode(400).extract().asString();
    assertThat(problem).doesNotContain("canary");
    assertThat(Database.count(HELD, id)).isEqualTo(1);
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

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String HELD = "select count(*) from held where id = ?";

  private final Hire hire = Hire.ofSomebody();
  private final Pass pass = hire.pass();

  static Stream<Arguments> streams() {
    return Stream.of(
        stream(Topic.JOINER, (hire, _) -> hire.departed()),
        stream(Topic.ISSUANCE, Hire::issued),
        stream(Topic.ENROLLMENT, (hire, pass) -> hire.refused(pass, 4)),
        stream(Topic.ENROLLMENT_COMPLETE, Hire::completed));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void anUnknownMajorVersionIsParkedAndReplayed(Topic topic, BiFunction<Hire, Pass, Event> saying) {
    Event event = saying.apply(hire, pass);
    UUID id = park(topic, event);
    replay(id).statusCode(409).body("code", equalTo("unknown-type"));
    assertThat(Database.count(HELD, id)).isEqualTo(1);
    Bus.hearsAtLeast(hire, "revocation.record.parked");

    learn(id, event);
    replay(id).statusCode(204);
    assertThat(Database.count(HELD, id)).isZero();
    assertThat(told(event).envelope().actor()).isEqualTo("person:olga");
    replay(id).statusCode(404);
  }

  @Test
  void aReplayedLeaverEndsThePassAndRevocationsGoOnMeanwhile() {
    UUID id = park(Topic.JOINER, hire.departed());
    Event left = hire.departed();
    Bus.send(hire.issued(pass), hire.completed(pass));
    Bus.hearsAtLeast(hire, "pass.revoked redeemed");
    learn(id, left);
    replay(id).statusCode(204);
    await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(Bus.said(hire))
                .anyMatch(said -> said.type().spoken().equals("authenticator.revoked")));
  }

  private static UUID park(Topic topic, Event event) {
    byte[] later =
        new String(EventCodec.encode(event), StandardCharsets.UTF_8)
            .replace(event.type().id(), event.type().id().replace(".v1", ".v2"))
            .getBytes(StandardCharsets.UTF_8);
    Bus.topic(topic).send(event.key(), later, Map.of());
    Database.awaitsOne("select count(*) from held where record_key = ?", event.key());
    String listed =
        operator()
            .get("/parked")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("find { it.key == '" + event.key() + "' }.id");
    return UUID.fromString(listed);
  }

  /// As if a version of the service were started that can read the record.
  private static void learn(UUID id, Event event) {
    try (Connection connection = Database.connect();
        PreparedStatement update =
            connection.prepareStatement("update held set payload = ? where id = ?")) {
      update.setBytes(1, EventCodec.encode(event));
      update.setObject(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Event told(Event replayed) {
    await().atMost(BOUND).until(() -> tellings(replayed).findFirst().isPresent());
    return tellings(replayed).findFirst().orElseThrow();
  }

  private Stream<Event> tellings(Event replayed) {
    return Bus.said(hire).stream()
        .filter(said ->
            said.fact() instanceof RevocationRecordReplayed told
                && told.record().eventId().equals(replayed.envelope().id()));
  }

  private static ValidatableResponse giveUp(UUID id, String body) {
    return operator()
        .contentType("application/json")
        .body(body)
        .post("/parked/" + id + "/give-up")
        .then();
  }

  private static ValidatableResponse replay(UUID id) {
    return operator().post("/parked/" + id + "/replay").then();
  }

  private static io.restassured.specification.RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.token("olga", "operator"));
  }

  private static Arguments stream(Topic topic, BiFunction<Hire, Pass, Event> saying) {
    return Arguments.of(topic, saying);
  }
}
