package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionOpened;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    fill("opens", "all", 12_000);
    try {
      isLimited(new Gateway().post("/transactions"), 60);
    } finally {
      Database.exec("delete from rate_count where kind = 'opens'");
    }
    assertThat(new Gateway().post("/transactions").statusCode()).isEqualTo(201);
  }

  @Test
  void oneNetworkAddressOpensAsManyAsIsConfigured() {
    Visit visit = Visit.opened();
    String network =
        World.heard(
                Topic.ENROLLMENT,
                TransactionOpened.class,
                fact -> fact.transactionId().equals(visit.transaction))
            .network();
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
