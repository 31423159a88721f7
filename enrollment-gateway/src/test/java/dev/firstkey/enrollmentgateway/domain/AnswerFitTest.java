package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer is, in every state of the transaction that it names.
class AnswerFitTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final UUID PASS = UUID.randomUUID();
  private static final UUID AUTHENTICATOR = UUID.randomUUID();
  private static final Question QUESTION = question();
  private static final Question OTHER = question();

  @ParameterizedTest
  @CsvSource({
    "waiting-for-pass, Fitting",
    "pass-ready, Repeated",
    "enrolled, Repeated",
    "ready, Repeated",
    "refused, Repeated",
    "ended, Late"
  })
  void theAnswerToItsQuestion(String state, String fit) {
    assertThat(fit(transaction(state, NOW.plusSeconds(1)), QUESTION)).isEqualTo(fit);
    assertThat(fit(transaction(state, NOW.plusSeconds(1)), OTHER)).isEqualTo("Foreign");
  }

  @Test
  void anAnswerAfterTheTimeIsLate() {
    assertThat(fit(transaction("waiting-for-pass", NOW), QUESTION)).isEqualTo("Late");
  }

  @Test
  void whereNobodyAskedItIsForeign() {
    var waiting = new TransactionState.WaitingForProofing();
    var transaction =
        new Transaction(
            QUESTION.transactionId(), QUESTION.jkt(), NOW, NOW.plusSeconds(1), null, null, waiting);
    assertThat(fit(transaction, QUESTION)).isEqualTo("Foreign");
  }

  private static String fit(Transaction transaction, Question asked) {
    return AnswerFit.of(transaction, refusal(asked), NOW).getClass().getSimpleName();
  }

  private static Transaction transaction(String word, Instant until) {
    return new Transaction(
        QUESTION.transactionId(), QUESTION.jkt(), NOW, until, null, QUESTION, state(word));
  }

  private static TransactionState state(String word) {
    return switch (word) {
      case "waiting-for-pass" -> new TransactionState.WaitingForPass(QUESTION);
      case "pass-ready" -> new TransactionState.PassReady(QUESTION, PASS);
      case "enrolled" -> new TransactionState.Enrolled(QUESTION, PASS, AUTHENTICATOR);
      case "ready" -> new TransactionState.Ready(QUESTION, PASS, AUTHENTICATOR);
      case "refused" -> new TransactionState.Refused(QUESTION, RefusalReason.NO_OPEN_CASE);
      default -> new TransactionState.Ended();
    };
  }

  private static PassRefused refusal(Question question) {
    return new PassRefused(
        question.requestId(),
        question.workerId(),
        question.episodeId(),
        question.purpose(),
        question.transactionId(),
        question.jkt(),
        RefusalReason.NO_OPEN_CASE,
        "1");
  }

  private static Question question() {
    return new Question(
        UUID.randomUUID(),
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        "w-1",
        "e-1",
        Purpose.FIRST_ENROLLMENT,
        "A".repeat(43),
        "chain");
  }
}
