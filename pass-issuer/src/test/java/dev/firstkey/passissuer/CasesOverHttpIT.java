package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.await;
import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.DeviceContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff see of a worker's cases, and who does not see it.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class CasesOverHttpIT {
  private final Heard ada = Heard.ofSomeone();

  @ParameterizedTest
  @ValueSource(strings = {"approver", "operator", "registrar", "analyst"})
  void staffSeeWhatIsExpectedOfAWorker(String role) {
    send(ada.accepted(LocalDate.of(2026, 12, 1), DeviceContext.KIOSK));
    UUID caseId = ((CaseOpened) await(ada, CaseOpened.class).fact()).caseId();
    cases(role, "?worker=" + ada.worker())
        .statusCode(200)
        .contentType("application/json")
        .body("$", hasSize(1))
        .body("[0].caseId", equalTo(caseId.toString()))
        .body("[0].workerId", equalTo(ada.worker()))
        .body("[0].episodeId", equalTo("ep-1"))
        .body("[0].purpose", equalTo("first-enrollment"))
        .body("[0].state", equalTo("open"))
        .body("[0]", not(hasKey("closedBecause")))
        .body("[0].window.notBefore", equalTo("2026-11-30T23:00:00Z"))
        .body("[0].window.notAfter", equalTo("2026-12-14T23:00:00Z"))
        .body("[0].deviceContext", equalTo("kiosk"))
        .body("[0].approvalsWanted", equalTo(0))
        .body("[0].approvals", hasSize(0))
        .body("[0].accountReady", equalTo(false))
        .body("[0].policyVersion", equalTo("2026-11"));
  }

  @Test
  void aClosedCaseSaysWhyAndTheAccountIsSeenOnceItIsThere() {
    send(ada.accepted(LocalDate.of(2026, 12, 1), DeviceContext.MANAGED));
    send(ada.provisioned());
    send(ada.withdrawn());
    await(ada, CaseClosed.class);
    settled(ada);
    cases("operator", "?worker=" + ada.worker())
        .statusCode(200)
        .body("[0].state", equalTo("closed"))
        .body("[0].closedBecause", equalTo("withdrawn"))
        .body("[0].accountReady", equalTo(true));
  }

  @Test
  void aWorkerWhoIsNotKnownHasNoCases() {
    cases("operator", "?worker=nobody").statusCode(200).body("$", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?worker=",
        "?worker=%20",
        "?worker=a%00b",
        "?worker=canary%27%3B--",
        "?worker=%F0%9F%94%91",
        "?worker=canary/..",
        "?worker=a&worker=b",
        "?workers=a",
        "?worker=a234567890123456789012345678901234567890123456789012345678901234x"
      })
  void aWorkerThatIsNoneIsAProblemThatQuotesNothing(String query) {
    String body =
        cases("operator", query)
            .statusCode(400)
            .contentType("application/problem+json")
            .body("type", equalTo("urn:firstkey:problem:invalid-parameter"))
            .body("status", equalTo(400))
            .extract()
            .asString();
    assertThat(body).doesNotContain("canary");
  }

  @Test
  void nobodyWithoutATokenSeesAnything() {
    unauthenticated(given().get("/cases?worker=" + ada.worker()).then());
  }

  @ParameterizedTest
  @ValueSource(strings = {"not.a.token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."})
  void aTokenThatIsNoneIsNoToken(String token) {
    unauthenticated(given().auth().oauth2(token).get("/cases?worker=a").then());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hris", "worker", "Operator"})
  void anotherRoleSeesNothing(String role) {
    cases(role, "?worker=" + ada.worker()).statusCode(403).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void nothingCanBeChangedHere(String method) {
    given()
        .auth()
        .oauth2(TestTokens.token("ana", "operator"))
        .request(method, "/cases?worker=a")
        .then()
        .statusCode(405);
  }

  @Test
  void healthAndMetricsAnswer() {
    Wire.evidenceIsKept();
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200);
  }

  private static void unauthenticated(ValidatableResponse answer) {
    answer
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:unauthenticated"));
  }

  private static ValidatableResponse cases(String role, String query) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(TestTokens.token("ana", role))
        .get("/cases" + query)
        .then();
  }
}
