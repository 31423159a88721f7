package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who does not hold the bound key is counted.
@QuarkusTest
class StrangersTest {

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
}
