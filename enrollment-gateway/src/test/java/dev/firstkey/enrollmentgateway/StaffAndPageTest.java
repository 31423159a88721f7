package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What registrars and visitors may do, and what the page is sent with.
@QuarkusTest
class StaffAndPageTest {

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

  @Test
  void namesAreShownUntilTheyAreErased() {
    Visit visit = Visit.passReady();
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", "ada@example.com", "en"));
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals("ada@example.com"));
    World.topic(Topic.WORKER_PROFILE).send(visit.worker, null, Map.of());
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals(visit.worker));
  }

  @Test
  void anOlderRecordReadAgainBringsNoNameBack() {
    Visit visit = Visit.passReady();
    profile(visit, "new@example.com");
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals("new@example.com"));
    placeOf(visit, 1_000_000);
    heard(() -> profile(visit, "old@example.com"));
    assertThat(name(visit)).isEqualTo("new@example.com");
    placeOf(visit, -1_000_000);
    heard(() -> World.topic(Topic.WORKER_PROFILE).send(visit.worker, null, Map.of()));
    assertThat(name(visit)).isEqualTo(visit.worker);
    placeOf(visit, 1_000_000);
    heard(() -> profile(visit, "old@example.com"));
    assertThat(name(visit)).isEqualTo(visit.worker);
    placeOf(visit, -1_000_000);
    heard(() -> profile(visit, "newest@example.com"));
    assertThat(name(visit)).isEqualTo("newest@example.com");
  }

  @Test
  void aProfileUnderAnotherWorkersKeyIsNotKept() {
    Visit visit = Visit.passReady();
    heard(() ->
        World.say(
            "joiner-ingest",
            "somebody-else",
            visit.chain,
            new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", null, "en")));
    assertThat(name(visit)).isEqualTo(visit.worker);
  }

  private static void profile(Visit visit, String email) {
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", email, "en"));
  }

  /// As if the newest record stood elsewhere in the topic.
  private static void placeOf(Visit visit, int moved) {
    Database.exec(
        "update worker_profile set record_offset = record_offset + ? where worker_id = ?",
        moved,
        visit.worker);
  }

  private static void heard(Runnable send) {
    String topic = Topic.WORKER_PROFILE.name(dev.firstkey.backing.FirstkeyBacking.topicPrefix());
    long before = Database.heard(topic);
    send.run();
    Awaitility.await().atMost(World.BOUND).until(() -> Database.heard(topic) == before + 1);
  }

  private static String name(Visit visit) {
    return visit.options().path("user").path("name").asText();
  }

  @Test
  void aCodeThatIsOverConfirmsNobody() {
    Visit visit = Visit.opened();
    until(visit, "now() - interval '1 second'");
    try (var held = Database.holdTransaction(visit.transaction)) {
      assertThat(Gateway.json(find(visit.checkCode, "registrar"))).isEmpty();
      refuses(visit.proof(visit.worker, visit.checkCode), "wrong-transaction");
      assertThat(visit.checkCode()).isEmpty();
      held.rollback();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void moreCodesThanOneBatchAreRenewed() {
    java.util.List<Visit> many = Stream.generate(Visit::opened).limit(3).toList();
    String batch =
        """
        insert into device_transaction
          (transaction_id, jkt, opened_at, expires_at, state, check_code, check_code_until)
        select gen_random_uuid(), 'x', now(), now() + interval '60 minutes',
          'WAITING_FOR_PROOFING', 'batch-' || gen_random_uuid(), now() - interval '1 hour'
        from generate_series(1, 120)
        """;
    Database.exec(batch);
    many.forEach(visit -> until(visit, "now() - interval '1 second'"));
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(many)
                .allSatisfy(visit ->
                    assertThat(visit.checkCode())
                        .matches("[0-9A-HJKMNP-TV-Z]{8}")
                        .isNotEqualTo(visit.checkCode)));
    Database.exec("delete from device_transaction where jkt = 'x'");
  }

  private static void until(Visit visit, String instant) {
    Database.exec(
        "update device_transaction set check_code_until = " + instant + " where transaction_id = ?",
        visit.transaction);
  }

  @Test
  void aCheckCodeIsRenewed() {
    Visit visit = Visit.opened();
    Database.exec(
        "update device_transaction set check_code_until = now() where transaction_id = ?",
        visit.transaction);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(visit.checkCode())
                .matches("[0-9A-HJKMNP-TV-Z]{8}")
                .isNotEqualTo(visit.checkCode));
  }

  @Test
  void aTransactionWaitsForAnHourAtMost() {
    Visit visit = Visit.opened();
    Database.exec(
        "update device_transaction set expires_at = now() where transaction_id = ?",
        visit.transaction);
    assertThat(visit.state()).isEqualTo("ended");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/door.js",
        "/door.css",
        "/words/de.json",
        "/transactions",
        "/staff/transactions",
        "/no"
      })
  void everyAnswerIsGuarded(String path) {
    Response response = Gateway.request().get(path);
    assertThat(response.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.header("Permissions-Policy"))
        .isEqualTo("publickey-credentials-create=(self)");
    assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(response.header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void thePageBringsNothingFromElsewhere() {
    Response page = Gateway.request().get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).doesNotContain("http:", "https:", "//", "style=", "onclick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void aLookChangesNothing(String method) {
    Visit visit = Visit.passReady();
    long before = Database.transactions();
    for (String path :
        new String[] {
          "/",
          "/transactions",
          visit.path(),
          visit.path() + "/registration/options",
          visit.path() + "/registration",
          "/staff/transactions",
          "/staff/transactions/" + visit.transaction + "/proofing"
        }) {
      assertThat(Gateway.request().request(method, path).statusCode()).as(path).isLessThan(500);
      assertThat(proven(visit, method, path).statusCode()).as("with a proof").isLessThan(500);
    }
    assertThat(Database.transactions()).isEqualTo(before);
    assertThat(visit.state()).isEqualTo("pass-ready");
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
  }

  private static Response proven(Visit visit, String method, String path) {
    var url = java.net.URI.create(Gateway.ORIGIN + path);
    return Gateway.request()
        .header("DPoP", visit.gateway.key().proof(method, url, visit.gateway.nonce()))
        .request(method, path);
  }

  @Test
  void strangersAreCountedAndSaidInOneEvent() {
    Visit visit = Visit.passReady();
    Gateway stranger = new Gateway();
    for (int attempt = 0; attempt < 7; attempt++) {
      stranger.get(visit.path());
      stranger.post(visit.path() + "/registration", "{}");
    }
    Awaitility.await().atMost(World.BOUND).until(() -> strangersAt(visit) == 14);
    assertThat(visit.state()).isEqualTo("pass-ready");
  }

  private static int strangersAt(Visit visit) {
    return World.all(Topic.ENROLLMENT).stream()
        .map(event -> event.fact())
        .filter(RedemptionRefused.class::isInstance)
        .map(RedemptionRefused.class::cast)
        .filter(fact -> fact.reason() == RefusalReason.WRONG_KEY)
        .filter(fact -> visit.transaction.equals(fact.transactionId()))
        .peek(fact -> assertThat(fact.failuresLeft()).isNull())
        .mapToInt(RedemptionRefused::attempts)
        .sum();
  }

  private static Response find(String code, String role) {
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

  private static void refuses(Response response, String reason) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:" + reason);
  }
}
