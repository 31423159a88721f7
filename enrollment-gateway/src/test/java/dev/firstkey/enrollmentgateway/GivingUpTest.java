package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who gives up has nothing afterwards, whatever arrives at the same moment.
@QuarkusTest
class GivingUpTest {

  @Test
  void aPassThatArrivesJustBeforeIsOverToo() throws Exception {
    Visit visit = Visit.confirmed();
    try (Connection held = Database.hold(visit.worker);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      visit.say(visit.asked);
      awaitWaiting(1);
      Future<Response> end = threads.submit(() -> visit.gateway.delete(visit.path()));
      awaitWaiting(2);
      held.rollback();
      assertThat(end.get().statusCode()).isEqualTo(204);
    }
    hasNothing(visit);
    assertThat(Database.passesIn("ENDED", visit.worker)).isEqualTo(1);
  }

  @Test
  void aPassThatArrivesJustAfterIsNotTakenIn() throws Exception {
    Visit visit = Visit.confirmed();
    try (Connection held = Database.hold(visit.worker);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Response> end = threads.submit(() -> visit.gateway.delete(visit.path()));
      awaitWaiting(1);
      visit.say(visit.asked);
      awaitWaiting(2);
      held.rollback();
      assertThat(end.get().statusCode()).isEqualTo(204);
    }
    Visit after = visit.elsewhere().confirm().issue();
    assertThat(after.state()).as("the same worker's next answer is heard").isEqualTo("pass-ready");
    assertThat(Database.passExists(visit.pass.passId())).isFalse();
    assertThat(visit.state()).isEqualTo("ended");
  }

  /// The registrar's word and the person's cross each other.
  @Test
  void aConfirmationInBetweenEndsWithTheTransaction() throws Exception {
    Visit visit = RegistrarsTest.known(Visit.opened());
    try (Connection held = Database.holdTransaction(visit.transaction);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String code = visit.checkCode;
      Future<Response> proof = threads.submit(() -> visit.proof(visit.worker, code));
      awaitWaiting(1);
      Future<Response> end = threads.submit(() -> visit.gateway.delete(visit.path()));
      awaitWaiting(2);
      held.rollback();
      assertThat(proof.get().statusCode()).isEqualTo(202);
      assertThat(end.get().statusCode()).isEqualTo(204);
    }
    assertThat(visit.state()).isEqualTo("ended");
  }

  @Test
  void aPassThatBeginsLaterIsOverToo() {
    Visit visit = Visit.passReady();
    Database.exec(
        "update pass set not_before = now() + interval '1 minute' where transaction_id = ?",
        visit.transaction);
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    Database.exec(
        "update pass set not_before = now() - interval '1 minute' where transaction_id = ?",
        visit.transaction);
    hasNothing(visit);
  }

  @Test
  void aLivePassThatIsGivenUpIsSaid() {
    Visit visit = Visit.passReady();
    visit.gateway.delete(visit.path());
    visit.gateway.delete(visit.path());
    var said =
        World.heard(
            Topic.ENROLLMENT,
            event ->
                event.fact() instanceof RedemptionRefused fact
                    && visit.pass.passId().equals(fact.passId()));
    assertThat(said.envelope().actor()).isEqualTo("worker:" + visit.worker);
    assertThat(said.envelope().correlationId()).isEqualTo(visit.chain.correlationId());
    assertThat(said.fact())
        .isEqualTo(
            new RedemptionRefused(
                visit.transaction,
                visit.pass.passId(),
                visit.worker,
                RefusalReason.REVOKED,
                0,
                null));
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(Database.unsaidAbout(visit.worker)).isZero());
    assertThat(World.all(Topic.ENROLLMENT))
        .filteredOn(event ->
            event.fact() instanceof RedemptionRefused fact
                && visit.pass.passId().equals(fact.passId()))
        .as("once")
        .hasSize(1);
  }

  @Test
  void whatIsEnrolledStaysEnrolled() {
    Visit visit = Visit.passReady();
    assertThat(visit.register(passkey(visit.options())).statusCode()).isEqualTo(200);
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    assertThat(visit.state()).isEqualTo("enrolled");
    assertThat(Database.passesIn("REDEEMED", visit.worker)).isEqualTo(1);
  }

  private static void hasNothing(Visit visit) {
    assertThat(visit.state()).isEqualTo("ended");
    assertThat(Database.passesIn("ISSUED", visit.worker)).isZero();
    assertThat(visit.gateway.post(visit.path() + "/registration/options").statusCode())
        .isEqualTo(404);
    assertThat(visit.register("{}").statusCode()).isEqualTo(404);
  }

  private static void awaitWaiting(int number) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Database.waiting() == number);
  }

  private static ObjectNode passkey(JsonNode options) {
    return new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN);
  }
}
