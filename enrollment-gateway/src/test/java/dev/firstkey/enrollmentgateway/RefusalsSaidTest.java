package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of refused attempts: each is counted, and nobody fills the log.
@QuarkusTest
class RefusalsSaidTest {
  private static final int TRIES = 25;

  /// What others have counted before is said before.
  @BeforeEach
  void othersAreSaid() {
    long before = saidForWrongKey();
    new Gateway().get(Visit.opened().path());
    Awaitility.await().atMost(World.BOUND).until(() -> saidForWrongKey() > before);
  }

  private static long saidForWrongKey() {
    return World.all(Topic.ENROLLMENT).stream()
        .filter(event ->
            event.fact() instanceof RedemptionRefused fact
                && fact.reason() == RefusalReason.WRONG_KEY)
        .count();
  }

  @Test
  void aKeyThatNobodyConfirmedIsCounted() {
    Visit visit = Visit.opened();
    try25Times(visit);
    awaitAttempts(visit, RefusalReason.WRONG_TRANSACTION, TRIES);
    assertThat(saidOneByOne(visit)).isEmpty();
  }

  @Test
  void ofAConfirmedOneTheFirstTenAreSaidAsTheWorkers() {
    Visit visit = Visit.confirmed();
    try25Times(visit);
    awaitAttempts(visit, RefusalReason.WRONG_TRANSACTION, TRIES);
    List<Event> alone = saidOneByOne(visit);
    assertThat(alone).hasSize(10);
    assertThat(alone)
        .allSatisfy(event -> {
          assertThat(event.envelope().actor()).isEqualTo("worker:" + visit.worker);
          assertThat(event.envelope().subject()).isEqualTo(visit.worker);
          assertThat(event.envelope().correlationId()).isEqualTo(visit.chain.correlationId());
        });
  }

  @Test
  void aPassThatIsOverIsNoWayToFillTheLog() {
    Visit visit = Visit.passReady();
    Database.exec(
        "update pass set expires_at = now() - interval '1 second' where transaction_id = ?",
        visit.transaction);
    try25Times(visit);
    awaitAttempts(visit, RefusalReason.EXPIRED, TRIES);
    assertThat(saidOneByOne(visit)).hasSize(10);
  }

  @Test
  void aReplayedProofIsCounted() {
    Visit visit = Visit.opened();
    URI url = URI.create(Gateway.ORIGIN + visit.path() + "/registration/options");
    String proof = visit.gateway.key().proof("POST", url, visit.gateway.nonce());
    assertThat(post(visit, proof).statusCode()).isEqualTo(404);
    for (int again = 0; again < 3; again++) {
      assertThat(post(visit, proof).statusCode()).isEqualTo(401);
    }
    awaitAttempts(visit, RefusalReason.PROOF_REPLAYED, 3);
  }

  @Test
  void aReplayedOpeningIsCountedAtWhatItOpened() {
    Gateway gateway = new Gateway();
    URI url = URI.create(Gateway.ORIGIN + "/transactions");
    String proof = gateway.key().proof("POST", url, gateway.nonce());
    Response opened = Gateway.request().header("DPoP", proof).post("/transactions");
    UUID transaction = UUID.fromString(Gateway.json(opened).path("transactionId").asText());
    assertThat(Gateway.request().header("DPoP", proof).post("/transactions").statusCode())
        .isEqualTo(401);
    Awaitility.await()
        .atMost(World.BOUND)
        .until(() -> attempts(transaction, RefusalReason.PROOF_REPLAYED) == 1);
  }

  private static Response post(Visit visit, String proof) {
    return Gateway.request().header("DPoP", proof).post(visit.path() + "/registration/options");
  }

  private static void try25Times(Visit visit) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertThat(visit.register("{}").statusCode()).isEqualTo(404);
    }
  }

  private static void awaitAttempts(Visit visit, RefusalReason reason, int number) {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(attempts(visit.transaction, reason)).isEqualTo(number));
  }

  private static int attempts(UUID transaction, RefusalReason reason) {
    return refusals(transaction)
        .map(event -> (RedemptionRefused) event.fact())
        .filter(fact -> fact.reason() == reason)
        .mapToInt(RedemptionRefused::attempts)
        .sum();
  }

  private static List<Event> saidOneByOne(Visit visit) {
    return refusals(visit.transaction)
        .filter(event -> ((RedemptionRefused) event.fact()).workerId() != null)
        .toList();
  }

  private static Stream<Event> refusals(UUID transaction) {
    return World.all(Topic.ENROLLMENT).stream()
        .filter(event ->
            event.fact() instanceof RedemptionRefused fact
                && transaction.equals(fact.transactionId()));
  }
}
