package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who hangs up before the answer does not undo what was decided: otherwise a wrong response could
/// be tried without end.
@QuarkusTest
class HangingUpTest {

  @Test
  void aRefusalCountsThoughNobodyWaitsForIt() throws Exception {
    Visit visit = Visit.passReady();
    visit.options();
    try (Connection held = Database.hold(visit.worker)) {
      RawCall caller = RawCall.registration(visit, 2, "{}");
      awaitWaiting();
      caller.hangUp();
      awaitGone();
      held.rollback();
    }
    RedemptionRefused said =
        World.heard(
            Topic.ENROLLMENT,
            RedemptionRefused.class,
            fact -> visit.transaction.equals(fact.transactionId()));
    assertThat(said.reason()).isEqualTo(RefusalReason.CEREMONY_INVALID);
    assertThat(said.failuresLeft()).isEqualTo(4);
    assertThat(Database.failuresOf(visit.worker)).isEqualTo(1);
  }

  private static void awaitWaiting() {
    Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> Database.waiting() == 1);
  }

  /// The gateway has seen the end of the connection once it has answered a later call.
  private static void awaitGone() {
    for (int call = 0; call < 4; call++) {
      assertThat(Gateway.request().get("/q/health/live").statusCode()).isEqualTo(200);
    }
  }
}
