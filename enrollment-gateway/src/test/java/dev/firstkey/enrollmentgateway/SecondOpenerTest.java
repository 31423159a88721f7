package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionSecondOpened;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Two devices that were confirmed as one worker are said once, whatever the order of answers.
@QuarkusTest
class SecondOpenerTest {

  @Test
  void ofTwoOpenQuestionsTheOneThatIsAnsweredLastIsTheSecond() {
    Visit first = Visit.confirmed();
    Visit second = first.elsewhere().confirm();
    first.issue();
    second.issue();
    assertThat(said(first)).containsExactly(opened(second, first));
  }

  @Test
  void ofTwoOpenQuestionsARefusedOneIsSaidOnceToo() {
    Visit first = Visit.confirmed();
    Visit second = first.elsewhere().confirm();
    World.say(
        "pass-issuer",
        first.worker,
        first.chain,
        World.refusal(first.asked, RefusalReason.EVIDENCE_UNAVAILABLE));
    first.until("refused");
    second.issue();
    assertThat(said(first)).containsExactly(opened(first, second));
  }

  @Test
  void aVisitThatWasGivenUpBeforeItsAnswerIsSaidWithIt() {
    Visit first = Visit.confirmed();
    Visit second = first.elsewhere().confirm();
    first.issue();
    assertThat(second.gateway.delete(second.path()).statusCode()).isEqualTo(204);
    second.say(second.asked);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(said(first)).containsExactly(opened(second, first)));
  }

  @Test
  void andOneThatTimeEndedThoughItGetsNone() {
    Visit first = Visit.confirmed();
    Visit second = first.elsewhere().confirm();
    first.issue();
    Database.exec(
        "update device_transaction set expires_at = now() where transaction_id = ?",
        second.transaction);
    World.say(
        "pass-issuer",
        second.worker,
        second.chain,
        World.refusal(second.asked, RefusalReason.EVIDENCE_UNAVAILABLE));
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(said(first)).containsExactly(opened(second, first)));
  }

  private static TransactionSecondOpened opened(Visit second, Visit other) {
    return new TransactionSecondOpened(
        second.transaction, other.transaction, second.worker, second.episode);
  }

  private static List<TransactionSecondOpened> said(Visit visit) {
    Awaitility.await().atMost(World.BOUND).until(() -> Database.unsaidAbout(visit.worker) == 0);
    return World.all(Topic.ENROLLMENT).stream()
        .map(event -> event.fact())
        .filter(TransactionSecondOpened.class::isInstance)
        .map(TransactionSecondOpened.class::cast)
        .filter(fact -> fact.workerId().equals(visit.worker))
        .toList();
  }
}
