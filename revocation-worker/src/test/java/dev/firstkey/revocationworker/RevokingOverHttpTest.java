package dev.firstkey.revocationworker;

import static dev.firstkey.revocationworker.Bus.hears;
import static dev.firstkey.revocationworker.Bus.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.revocationworker.Hire.Pass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class RevokingOverHttpTest {
  private static final String UNKNOWN = UUID.randomUUID().toString();

  private final Hire hire = Hire.ofSomebody();
  private final Pass pass = hire.pass();

  @Test
  void anOperatorEndsAPassOnce() {
    issued();

    revoke(pass.id(), "operator")
        .statusCode(202)
        .body("passId", equalTo(pass.id().toString()))
        .body("standing", equalTo("ended"))
        .body("reason", equalTo("operator"));
    revoke(pass.id(), "operator").statusCode(202).body("standing", equalTo("ended"));

    hears(hire, "pass.revoked operator");
    Event said = Bus.said(hire).getFirst();
    assertThat(said.envelope().actor()).isEqualTo("person:olga");
    assertThat(said.envelope().correlationId()).isEqualTo(hire.chain());
  }

  @Test
  void anOperatorTakesTheAuthenticatorOfARedeemedPass() {
    send(hire.issued(pass), hire.completed(pass));
    hears(hire, "pass.revoked redeemed");

    revoke(pass.id(), "operator").statusCode(202).body("standing", equalTo("undone"));
    revoke(pass.id(), "operator").statusCode(202).body("standing", equalTo("undone"));

    hears(hire, "pass.revoked redeemed", "authenticator.revoked operator");
  }

  @Test
  void anOperatorsWordOnAPassThatEndedForLessIsSaidToo() {
    Pass over = hire.pass(Hire.now().minusSeconds(600), Hire.now().minusSeconds(60));
    send(hire.issued(over));
    hears(hire, "pass.expired");

    revoke(over.id(), "operator").statusCode(202).body("reason", equalTo("operator"));
    revoke(over.id(), "operator").statusCode(202).body("reason", equalTo("operator"));

    hears(hire, "pass.expired", "pass.revoked operator");
    assertThat(Bus.said(hire).stream().map(event -> event.envelope().id()).distinct()).hasSize(2);
  }

  @Test
  void whereAStrongerReasonStandsTheAnswerSaysSoAndNothingChanges() {
    send(hire.issued(pass), hire.departed());
    hears(hire, "pass.revoked left");

    revoke(pass.id(), "operator")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:ended-otherwise"))
        .body("standing", equalTo("ended"))
        .body("reason", equalTo("left"));
    hears(hire, "pass.revoked left");
    assertThat(
            Database.count(
                "select count(*) from pass where worker_id = ? and 'OPERATOR' = any(endings)",
                hire.workerId()))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"repudiated", "device-changed"})
  void aPersonMaySayWhatElseHappened(String reason) {
    issued();

    revoke(pass.id(), reason).statusCode(202).body("reason", equalTo(reason));

    hears(hire, "pass.revoked " + reason);
  }

  @Test
  void staffSeeWhatIsSoOfAPass() {
    issued();

    show("analyst").statusCode(200).body("standing", equalTo("live"));
    revoke(pass.id(), "operator").statusCode(202);
    show("operator").statusCode(200).body("standing", equalTo("ended"));
    show("registrar").statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"hris", "registrar", "approver", "analyst", "offline_access"})
  void anotherRoleIsRefused(String role) {
    given()
        .auth()
        .oauth2(TestTokens.token("olga", role))
        .contentType("application/json")
        .body("{\"reason\":\"operator\"}")
        .post("/passes/{id}/revocation", UNKNOWN)
        .then()
        .statusCode(403);
  }

  @Test
  void nobodyIsRefused() {
    given()
        .contentType("application/json")
        .body("{\"reason\":\"operator\"}")
        .post("/passes/{id}/revocation", UNKNOWN)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:firstkey:problem:unauthenticated"));
    given().get("/passes/{id}", UNKNOWN).then().statusCode(401);
    given().auth().oauth2("no.to.ken").get("/passes/{id}", UNKNOWN).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left",
        "withdrawn",
        "superseded",
        "failed-attempts",
        "expired",
        "redeemed",
        "OPERATOR",
        "nothing",
        ""
      })
  void aReasonThatIsNotAPersonsToGiveIsRefused(String reason) {
    revoke(pass.id(), reason)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:reason-not-allowed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"reason\":7}",
        "{\"reason\":null}",
        "{\"reason\":[\"operator\"]}",
        "{\"reason\":\"operator\",\"reason\":\"operator\"}",
        "{\"reason\":\"operator\",\"workerId\":\"w-sneaky\"}",
        "{\"reason\":\"operator\"} w-sneaky",
        "{\"reason\":\"w-sneaky"
      })
  void aBodyThatIsNotTheOneObjectIsRefusedAndNotQuoted(String body) {
    given()
        .auth()
        .oauth2(TestTokens.token("olga", "operator"))
        .contentType("application/json")
        .body(body)
        .post("/passes/{id}/revocation", UNKNOWN)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:malformed"))
        .body(not(containsString("sneaky")));
  }

  @Test
  void anotherContentTypeIsRefused() {
    given()
        .auth()
        .oauth2(TestTokens.token("olga", "operator"))
        .contentType("text/plain")
        .body("{\"reason\":\"operator\"}")
        .post("/passes/{id}/revocation", UNKNOWN)
        .then()
        .statusCode(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-uuid", "1-1-1-1-1", "00000000-0000-4000-8000-00000000000A", "%00"})
  void anIdThatNoPassHasIsUnknown(String id) {
    var staff =
        given().urlEncodingEnabled(false).auth().oauth2(TestTokens.token("olga", "operator"));
    staff
        .get("/passes/" + id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:unknown-pass"));
  }

  @Test
  void anUnknownPassIsUnknown() {
    revoke(UUID.fromString(UNKNOWN), "operator")
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:unknown-pass"));
  }

  private void issued() {
    send(hire.issued(pass));
    Database.awaitsOne("select count(*) from pass where worker_id = ?", hire.workerId());
  }

  private static ValidatableResponse revoke(UUID pass, String reason) {
    return given()
        .auth()
        .oauth2(TestTokens.token("olga", "operator"))
        .contentType("application/json")
        .body("{\"reason\":\"" + reason + "\"}")
        .post("/passes/{id}/revocation", pass)
        .then();
  }

  private ValidatableResponse show(String role) {
    return given()
        .auth()
        .oauth2(TestTokens.token("olga", role))
        .get("/passes/{id}", pass.id())
        .then();
  }
}
