package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The way of one new hire through the door, on a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "enrollment-gateway"))
class EnrollmentTest {

  @Test
  void anEndDateThatMeansNoneStopsNobody() {
    World.accepted(
        World.worker(), "ep-1", World.chain(), LocalDate.of(9999, 12, 31), "America/New_York");
    assertThat(Visit.confirmed().state()).isIn("waiting-for-pass", "pass-ready");
  }

  @Test
  void aConfirmedPersonEndsWithAPasskey() {
    Visit visit = Visit.opened();
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    visit.confirm();
    visit.issue();
    JsonNode options = visit.options();
    assertThat(options.path("user").path("id").asText()).isEqualTo(handle(visit));
    Response registered = visit.register(authenticator().registration(options, Gateway.ORIGIN));
    assertThat(registered.statusCode()).isEqualTo(200);
    assertThat(visit.state()).isEqualTo("enrolled");
    UUID authenticator = UUID.fromString(Gateway.json(registered).path("authenticatorId").asText());
    World.published(visit.worker, visit.episode, visit.chain, authenticator);
    visit.until("ready");
    assertThat(completed(visit).authenticatorId()).isEqualTo(authenticator);
    assertThat(saidOf(visit))
        .containsExactly(
            EventType.PROOFING_PASSED, EventType.PASS_REQUESTED, EventType.PASS_DELIVERED);
  }

  @Test
  void theCeremonyEndsWithTheVisit() {
    Visit visit = Visit.passReady();
    assertThat(visit.options().path("timeout").asLong()).isBetween(240_000L, 300_000L);
    Database.exec(
        "update device_transaction set expires_at = now() + interval '30 s' where transaction_id = ?",
        visit.transaction);
    assertThat(visit.options().path("timeout").asLong()).isBetween(1L, 30_000L);
  }

  @Test
  void whoHasAPasskeyOfAnotherEmploymentMakesNoSecondOneWhereItIs() {
    Visit first = Visit.passReady();
    JsonNode options = first.options();
    assertThat(options.path("excludeCredentials")).isEmpty();
    JsonNode response =
        JsonMapper.builder()
            .build()
            .valueToTree(authenticator().registration(options, Gateway.ORIGIN));
    assertThat(first.register(response).statusCode()).isEqualTo(200);

    JsonNode held = first.inEpisode("e-2").confirm().issue().options().path("excludeCredentials");
    assertThat(held).hasSize(1);
    assertThat(held.path(0).path("type").asText()).isEqualTo("public-key");
    assertThat(held.path(0).path("id")).isEqualTo(response.path("id"));
  }

  private static SoftwareAuthenticator authenticator() {
    return new SoftwareAuthenticator(Traits.platform());
  }

  private static EnrollmentCompleted completed(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT_COMPLETE,
        EnrollmentCompleted.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  private static List<EventType> saidOf(Visit visit) {
    return World.all(Topic.ENROLLMENT).stream()
        .filter(event -> event.envelope().correlationId().equals(visit.chain.correlationId()))
        .map(Event::type)
        .toList();
  }

  private static String handle(Visit visit) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("account-" + visit.worker).getBytes(StandardCharsets.UTF_8));
  }
}
