package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.backing.WiredBacking;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL goes away and returns: nobody gets anything meanwhile, every call is answered, and
/// afterwards everything is as it was.
@QuarkusTest
@TestProfile(DatabaseAwayTest.Wired.class)
class DatabaseAwayTest {

  public static final class Wired implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(WiredBacking.class, Map.of("service", "enrollment-gateway")));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("firstkey.gateway.answer-within", "3s");
    }
  }

  @AfterEach
  void mend() {
    WiredBacking.wire("whole");
    becomesReady(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "silent"})
  void everyCallIsAnsweredLaterAndWorksOnceItIsBack(String fault) {
    Visit visit = Visit.passReady();
    Visit waiting = Visit.opened();
    ObjectNode answer = passkey(visit.options());
    WiredBacking.wire(fault);
    calls(visit, waiting, answer).forEach(call -> isLater(call.get()));
    becomesReady(503);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    assertThat(Database.passesIn("ISSUED", visit.worker)).isEqualTo(1);
    WiredBacking.wire("whole");
    becomesReady(200);
    assertThat(visit.state()).isEqualTo("pass-ready");
    // It is blind until it has heard the next heartbeat.
    Response registered =
        Awaitility.await()
            .atMost(World.BOUND)
            .until(() -> visit.register(answer), it -> it.statusCode() != 503);
    assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(200);
    assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    assertThat(Visit.passReady().state()).as("consumers go on").isEqualTo("pass-ready");
  }

  private static Stream<Supplier<Response>> calls(Visit visit, Visit waiting, ObjectNode answer) {
    return Stream.of(
        () -> visit.gateway.get(visit.path()),
        () -> new Gateway().post("/transactions"),
        () -> visit.gateway.post(visit.path() + "/registration/options"),
        () -> visit.register(answer),
        () -> visit.gateway.delete(visit.path()),
        () -> waiting.proof(waiting.worker, waiting.checkCode),
        () ->
            Gateway.request()
                .auth()
                .oauth2(TestTokens.token("rosa", "registrar"))
                .get("/staff/transactions?checkCode=" + waiting.checkCode));
  }

  /// Status, pause and words; nothing of what happened inside.
  private static void isLater(Response response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.header("Retry-After")).isEqualTo("1");
    assertThat(response.contentType()).contains("application/problem+json");
    JsonNode problem = Gateway.json(response);
    assertThat(problem.path("type").asText()).isEqualTo("urn:firstkey:problem:busy");
    assertThat(problem.fieldNames()).toIterable().isSubsetOf("type", "title", "status", "instance");
    assertThat(problem.path("title").asText()).isEqualTo("This cannot be done now. Try again.");
  }

  private static void becomesReady(int status) {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(Gateway.request().get("/q/health/ready").statusCode()).isEqualTo(status));
  }

  private static ObjectNode passkey(JsonNode options) {
    return new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN);
  }
}
