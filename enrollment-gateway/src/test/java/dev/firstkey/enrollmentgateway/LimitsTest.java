package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Floods end at a limit, and nobody else is hurt. Counts start anew with each window, so a test
/// that fills one makes sure that the border of two does not help: it tries twice as often.
@QuarkusTest
class LimitsTest {

  @Test
  void oneKeyOpensTwentyTransactionsAMinute() {
    Gateway flood = new Gateway();
    List<Integer> answers = new ArrayList<>();
    Response last = flood.post("/transactions");
    while (last.statusCode() == 201 && answers.size() < 41) {
      answers.add(201);
      last = flood.post("/transactions");
    }
    isLimited(last, 60);
    assertThat(answers).hasSizeGreaterThanOrEqualTo(20);
    assertThat(new Gateway().post("/transactions").statusCode()).isEqualTo(201);
  }

  @Test
  void allTogetherOpenAsManyAsIsConfigured() {
    fill("opens-of-network", network(), 60);
    fill("opens", "all", 12_000);
    try {
      isLimited(new Gateway().post("/transactions"), 60);
    } finally {
      Database.exec("delete from rate_count where kind like 'opens%'");
    }
    assertThat(new Gateway().post("/transactions").statusCode()).isEqualTo(201);
  }

  /// Two networks with 6000 each, or a thousand: who comes from another one comes in.
  @Test
  void howeverManyOthersOpenAQuietNetworkComesIn() {
    String network = network();
    fill("opens", "all", 1_000_000);
    fill("opens-of-network", network, 59);
    try {
      assertThat(new Gateway().post("/transactions").statusCode()).isEqualTo(201);
      fill("opens-of-network", network, 60);
      isLimited(new Gateway().post("/transactions"), 60);
    } finally {
      Database.exec("delete from rate_count where kind like 'opens%'");
    }
  }

  @Test
  void whoHasATransactionIsNotLimitedByThoseWhoOpenThem() {
    Visit visit = Visit.passReady();
    String network = network();
    try {
      fill("opens", "all", 1_000_000);
      fill("opens-of-network", network, 1_000_000);
      fill("opens-of-key", visit.gateway.jkt(), 1_000_000);
      isLimited(new Gateway().post("/transactions"), 60);
      Response registered =
          visit.register(
              new SoftwareAuthenticator(Traits.platform())
                  .registration(visit.options(), Gateway.ORIGIN));
      assertThat(registered.statusCode()).isEqualTo(200);
    } finally {
      Database.exec("delete from rate_count where kind like 'opens%'");
    }
  }

  /// Four of a network wait for the counter, its others are sent away; who comes from elsewhere
  /// finds a place, and no connection is taken from whoever has a transaction.
  @Test
  void aCrowdOfNewcomersTakesNoConnectionFromAnybodyAndNoPlaceFromOtherNetworks() throws Exception {
    Visit visit = Visit.passReady();
    fill("opens", "all", 0);
    List<Gateway> crowd = Stream.generate(Gateway::new).limit(24).toList();
    crowd.forEach(Gateway::nonce);
    Gateway elsewhere = new Gateway();
    elsewhere.nonce();
    try (Connection held = Database.holdCounter();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = threads.submit(() -> elsewhere.opensFrom("127.0.0.2"));
      var answers =
          crowd.stream().map(one -> threads.submit(() -> one.post("/transactions"))).toList();
      Awaitility.await().atMost(World.BOUND).until(() -> Database.waiting() == 5);
      assertThat(visit.options().path("challenge").asText()).isNotEmpty();
      held.rollback();
      List<Integer> statuses = new ArrayList<>();
      for (var answer : answers) {
        statuses.add(answer.get().statusCode());
      }
      assertThat(statuses).containsOnly(201, 429);
      assertThat(statuses.stream().filter(status -> status == 429)).hasSize(20);
      assertThat(other.get()).isEqualTo(201);
    }
  }

  /// Proofs cost nothing. Two of a network wait for the database, the others are sent away before.
  @Test
  void aCrowdThatAsksAboutVisitsThatNeverWereTakesNoConnectionFromAnybody() throws Exception {
    Visit visit = Visit.passReady();
    List<Gateway> crowd = Stream.generate(Gateway::new).limit(24).toList();
    crowd.forEach(Gateway::nonce);
    try (Connection held = Database.holdProofs();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = crowd.stream().map(one -> threads.submit(() -> one.post(nowhere()))).toList();
      Awaitility.await()
          .atMost(World.BOUND)
          .until(() -> answers.stream().filter(Future::isDone).count() == 22);
      assertThat(Database.waiting()).isEqualTo(2);
      assertThat(visit.state()).isEqualTo("pass-ready");
      held.rollback();
      List<Integer> statuses = new ArrayList<>();
      for (var answer : answers) {
        statuses.add(answer.get().statusCode());
      }
      assertThat(statuses).containsOnly(404, 429);
      assertThat(statuses.stream().filter(status -> status == 429)).hasSize(22);
    }
    assertThat(visit.options().path("challenge").asText()).isNotEmpty();
  }

  private static String nowhere() {
    return "/transactions/" + UUID.randomUUID() + "/registration/options";
  }

  /// The pseudonym of where the tests come from.
  static String network() {
    Visit visit = Visit.opened();
    return World.heard(
            Topic.ENROLLMENT,
            TransactionOpened.class,
            fact -> fact.transactionId().equals(visit.transaction))
        .network();
  }

  @Test
  void oneNetworkAddressOpensAsManyAsIsConfigured() {
    String network = network();
    fill("opens-of-network", network, 6_000);
    try {
      isLimited(new Gateway().post("/transactions"), 60);
    } finally {
      Database.exec("delete from rate_count where kind = 'opens-of-network'");
    }
    assertThat(new Gateway().post("/transactions").statusCode()).isEqualTo(201);
  }

  @Test
  void whoGuessesCodesIsNotListenedTo() {
    Visit visit = Visit.opened();
    String guesser = UUID.randomUUID().toString();
    Response last = find(guesser, "00000000");
    for (int guess = 0; guess < 61 && last.statusCode() == 200; guess++) {
      last = find(guesser, "00000000");
    }
    isLimited(last, 600);
    isLimited(find(guesser, visit.checkCode), 600);
    isLimited(proof(guesser, visit), 600);
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    assertThat(Gateway.json(find(Visit.REGISTRAR, visit.checkCode))).hasSize(1);
    var said =
        World.heard(
            Topic.ENROLLMENT,
            event ->
                event.fact() instanceof ProofingFailed
                    && event.envelope().actor().equals("person:" + guesser));
    assertThat(said.fact()).isEqualTo(new ProofingFailed(null, null, RefusalReason.RATE_LIMITED));
  }

  @Test
  void aWrongCodeInAStatementCountsToo() {
    Visit visit = Visit.opened();
    String guesser = UUID.randomUUID().toString();
    fill("wrong-codes", "person:" + guesser, 29);
    assertThat(proof(guesser, visit, "00000000").statusCode()).isEqualTo(422);
    isLimited(proof(guesser, visit), 600);
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void aTokenWithNoPlainSubjectSaysNothing() {
    Visit visit = Visit.opened();
    Response response = proof("a:b", visit);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  static void fill(String kind, String subject, int number) {
    Database.exec(
        """
        insert into rate_count
        select ?, ?, to_timestamp(floor(extract(epoch from now()) / s) * s + n * s), ?
        from (select case cast(? as text) when 'wrong-codes' then 600 else 60 end as s) as w,
          generate_series(0, 1) as n
        on conflict (kind, subject, window_start) do update set number = excluded.number
        """,
        kind,
        subject,
        number,
        kind);
  }

  private static Response find(String registrar, String code) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.tokenOf(registrar, "guesser", "registrar"))
        .queryParam("checkCode", code)
        .get("/staff/transactions");
  }

  private static Response proof(String registrar, Visit visit) {
    return proof(registrar, visit, visit.checkCode);
  }

  private static Response proof(String registrar, Visit visit, String code) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.tokenOf(registrar, "guesser", "registrar"))
        .contentType("application/json")
        .body(
            "{\"workerId\":\"%s\",\"checkCode\":\"%s\",\"evidence\":\"government-id\"}"
                .formatted(visit.worker, code))
        .post("/staff/transactions/" + visit.transaction + "/proofing");
  }

  private static void isLimited(Response response, int longest) {
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, longest);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:rate-limited");
  }
}
