package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import dev.firstkey.outbox.Partitions;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// While the gateway may not know what ends a pass, it redeems none.
@QuarkusTest
@TestProfile(BlindnessTest.SoonBlind.class)
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "enrollment-gateway"))
class BlindnessTest {
  private static final long BLIND_AFTER_SECONDS = 4;

  @Inject Heart heart;
  @Inject Partitions partitions;
  @Inject KafkaClientService kafka;
  @Inject PassBook passes;
  @Inject Transactions transactions;

  /// A bound that a test can wait for.
  public static final class SoonBlind implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("firstkey.gateway.blind-after", "PT" + BLIND_AFTER_SECONDS + "S");
    }
  }

  @AfterEach
  void everybodySpeaks() {
    heart.speakAgain();
  }

  @Test
  void whileNothingIsHeardNothingIsRedeemedAndThePassIsAsGoodAsBeforeAfterwards() {
    Visit visit = Visit.passReady();
    JsonNode response = response(visit);
    heart.silence(visit.worker);
    awaitOld(visit.worker);

    for (int i = 0; i < 7; i++) {
      assertBlind(visit.register(response));
    }
    assertThat(Database.passesIn("ISSUED", visit.worker)).isEqualTo(1);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    RedemptionRefused refused =
        World.heard(
            Topic.ENROLLMENT,
            RedemptionRefused.class,
            fact -> visit.transaction.equals(fact.transactionId()));
    assertThat(refused.reason()).isEqualTo(RefusalReason.BLIND);
    assertThat(refused.failuresLeft()).isNull();

    heart.speakAgain();
    awaitRegistered(visit, response);
  }

  @Test
  void otherPartitionsSeeAsBefore() {
    Visit blind = Visit.passReady();
    Visit seeing = Visit.passReady();
    while (partitions.of(seeing.worker) == partitions.of(blind.worker)) {
      seeing = Visit.passReady();
    }
    JsonNode response = response(blind);
    heart.silence(blind.worker);
    awaitOld(blind.worker);

    assertBlind(blind.register(response));
    awaitRegistered(seeing, response(seeing));
  }

  @Test
  void aGatewayWhoseConsumerStoodStillRefusesUntilItHasHeardWhatItMissed() {
    Visit visit = Visit.passReady();
    JsonNode response = response(visit);
    kafka.getConsumer("revocation").pause().await().indefinitely();
    awaitOld(visit.worker);

    assertBlind(visit.register(response));
    kafka.getConsumer("revocation").resume().await().indefinitely();
    awaitRegistered(visit, response);
  }

  @Test
  void theConsumptionItselfLooksAtTheClock() throws Throwable {
    Visit visit = Visit.passReady();
    response(visit);
    heart.silence(visit.worker);
    awaitOld(visit.worker);

    boolean consumed =
        VertxContextSupport.subscribeAndAwait(() ->
            transactions.run(() ->
                passes
                    .find(visit.transaction)
                    .flatMap(pass -> passes.redeem(pass.orElseThrow(), UUID.randomUUID()))));
    assertThat(consumed).isFalse();
  }

  @Test
  void aTimeThatIsYetToComeCountsAsNow() {
    String worker = World.worker();
    int partition = partitions.of(worker);
    heart.say(partition, partition, Instant.now().plusSeconds(3600));
    heart.silence(worker);

    awaitOld(worker);
  }

  @Test
  void anOlderTimeAndOneOnAnotherPartitionChangeNothing() {
    String worker = World.worker();
    int partition = partitions.of(worker);
    heart.silence(worker);
    awaitOld(worker);
    String before = Database.asOf(partition);

    heart.say(partition, partition, Instant.EPOCH);
    heart.say(partition, (partition + 1) % partitions.count(), Instant.now());
    Visit visit = Visit.opened();
    World.departed(visit.worker, visit.episode, visit.chain);
    int other = (partition + 1) % partitions.count();
    String mark = Database.asOf(other);
    Awaitility.await().atMost(World.BOUND).until(() -> !Database.asOf(other).equals(mark));
    assertThat(Database.asOf(partition)).isEqualTo(before);
  }

  @Test
  void heartbeatsLeaveNoReceipts() {
    String mark = Database.asOf(0);
    Awaitility.await().atMost(World.BOUND).until(() -> !Database.asOf(0).equals(mark));
    assertThat(Database.heard(Topic.REVOCATION.name(FirstkeyBacking.topicPrefix())))
        .isLessThanOrEqualTo(1);
  }

  private static JsonNode response(Visit visit) {
    return new SoftwareAuthenticator(Traits.platform())
        .registration(visit.options(), Gateway.ORIGIN);
  }

  private static void assertBlind(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:blind"));
  }

  private void awaitRegistered(Visit visit, JsonNode response) {
    Awaitility.await()
        .atMost(World.BOUND)
        .until(() -> visit.register(response).statusCode() == 200);
    assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
  }

  private void awaitOld(String worker) {
    Awaitility.await()
        .atMost(World.BOUND)
        .until(() -> Database.isOlder(partitions.of(worker), BLIND_AFTER_SECONDS));
  }
}
