package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionOpened;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What registrars may do, and what nobody else may.
@QuarkusTest
class StaffCallsTest {

  @Test
  void aTypedCodeFindsTheOneTransaction() {
    Visit visit = Visit.opened();
    String typed =
        visit.checkCode.substring(0, 4)
            + "-"
            + visit.checkCode.substring(4).toLowerCase(java.util.Locale.ROOT);
    JsonNode found = Gateway.json(find(typed, "registrar"));
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("transactionId").asText())
        .isEqualTo(visit.transaction.toString());
    assertThat(Gateway.json(find("00000000", "registrar"))).isEmpty();
    assertThat(Gateway.json(find(visit.transaction.toString(), "registrar"))).isEmpty();
  }

  @Test
  void thereIsNoListToPickFrom() {
    Response list =
        Gateway.request()
            .auth()
            .oauth2(TestTokens.token("rosa", "registrar"))
            .get("/staff/transactions");
    assertThat(list.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"hris,403", "approver,403", "operator,403", "analyst,403"})
  void onlyARegistrarMay(String role, int status) {
    assertThat(find("00000000", role).statusCode()).isEqualTo(status);
    assertThat(proof(UUID.randomUUID(), role, "{}").statusCode()).isEqualTo(status);
  }

  @Test
  void aTokenThatIsNoTokenIsAskedFor() {
    Response response =
        Gateway.request()
            .header("Authorization", "Bearer x.y.z")
            .get("/staff/transactions?checkCode=00000000");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void withoutATokenNobodyMay() {
    assertThat(Gateway.request().get("/staff/transactions?checkCode=00000000").statusCode())
        .isEqualTo(401);
    assertThat(
            Gateway.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/staff/transactions/" + UUID.randomUUID() + "/proofing")
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"workerId\":\"w\",\"checkCode\":\"x\",\"evidence\":\"passport number 4711\"}",
        "{\"workerId\":\"a b\",\"checkCode\":\"x\",\"evidence\":\"government-id\"}",
        "{\"workerId\":1,\"checkCode\":\"x\",\"evidence\":\"government-id\"}",
        "{\"workerId\":\"w\",\"workerId\":\"v\",\"checkCode\":\"x\",\"evidence\":\"government-id\"}"
      })
  void aStatementOfAnotherFormIsRefused(String body) {
    Response response = proof(UUID.randomUUID(), "registrar", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.asString()).doesNotContain("4711");
  }

  @Test
  void aWrongCodeAndAWrongWorkerConfirmNobody() {
    Visit visit = Visit.opened();
    refuses(visit.proof(visit.worker, "00000000"), "wrong-transaction");
    refuses(visit.proof("nobody", visit.checkCode()), "no-open-case");
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    World.heard(
        Topic.ENROLLMENT,
        ProofingFailed.class,
        fact ->
            visit.transaction.equals(fact.transactionId())
                && fact.reason() == RefusalReason.NO_OPEN_CASE);
  }

  @Test
  void whoHasLeftIsNotConfirmed() {
    Visit visit = Visit.opened();
    World.departed(visit.worker, visit.episode, visit.chain);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> refuses(visit.elsewhereProof(), "worker-left"));
  }

  @Test
  void aPersonIsConfirmedOnce() {
    Visit visit = Visit.confirmed();
    Visit another = Visit.opened();
    refuses(visit.proof(another.worker, visit.checkCode), "wrong-transaction");
    assertThat(visit.proof(visit.worker, visit.checkCode).statusCode())
        .as("the same word again, as after a lost answer")
        .isEqualTo(202);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(Database.unsaidAbout(visit.worker)).isZero());
    assertThat(World.all(Topic.ENROLLMENT))
        .filteredOn(event ->
            event.fact() instanceof ProofingPassed said
                && said.transactionId().equals(visit.transaction))
        .hasSize(1);
    ProofingPassed passed =
        World.heard(
            Topic.ENROLLMENT,
            ProofingPassed.class,
            fact -> fact.transactionId().equals(visit.transaction));
    assertThat(passed.proofing().by())
        .as("the token's subject, not the name")
        .isEqualTo("person:" + Visit.REGISTRAR);
    assertThat(passed.jkt()).isEqualTo(visit.gateway.jkt());
    TransactionOpened opened =
        World.heard(
            Topic.ENROLLMENT,
            TransactionOpened.class,
            fact -> fact.transactionId().equals(visit.transaction));
    assertThat(opened.network())
        .matches("[A-Za-z0-9_-]{22}")
        .as("the same address, the same pseudonym")
        .isEqualTo(networkOf(another));
  }

  private static String networkOf(Visit visit) {
    return World.heard(
            Topic.ENROLLMENT,
            TransactionOpened.class,
            fact -> fact.transactionId().equals(visit.transaction))
        .network();
  }

  static Response find(String code, String role) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.token("rosa", role))
        .queryParam("checkCode", code)
        .get("/staff/transactions");
  }

  private static Response proof(UUID transaction, String role, String body) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.token("rosa", role))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/staff/transactions/" + transaction + "/proofing");
  }

  static void refuses(Response response, String reason) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:" + reason);
  }
}
