package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a visit says of itself in each of its states.
class TransactionTest {
  private static final Instant OPENED = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant END = OPENED.plus(Duration.ofMinutes(60));
  private static final UUID PASS = new UUID(1, 1);
  private static final UUID AUTHENTICATOR = new UUID(2, 2);
  private static final Question QUESTION =
      new Question(
          new UUID(3, 3),
          new UUID(4, 4),
          "w-1",
          "e-1",
          Purpose.FIRST_ENROLLMENT,
          "A".repeat(43),
          "chain");

  private static Transaction in(TransactionState state) {
    return new Transaction(
        QUESTION.transactionId(), QUESTION.jkt(), OPENED, END, null, QUESTION, state);
  }

  static Stream<TransactionState> open() {
    return Stream.of(
        new TransactionState.WaitingForProofing(),
        new TransactionState.WaitingForPass(QUESTION),
        new TransactionState.PassReady(QUESTION, PASS));
  }

  static Stream<TransactionState> closed() {
    return Stream.of(
        new TransactionState.Enrolled(QUESTION, PASS, AUTHENTICATOR),
        new TransactionState.Ready(QUESTION, PASS, AUTHENTICATOR),
        new TransactionState.Refused(QUESTION, RefusalReason.WORKER_LEFT),
        new TransactionState.Ended());
  }

  @ParameterizedTest
  @MethodSource("open")
  void timeEndsWhatIsOpen(TransactionState state) {
    assertThat(in(state).stateAt(END.minusNanos(1))).isEqualTo(state);
    assertThat(in(state).stateAt(END)).isEqualTo(new TransactionState.Ended());
    assertThat(in(state).isConfirmedAs("w-1", END)).isFalse();
    assertThat(in(state).authenticator()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("closed")
  void timeEndsNothingElse(TransactionState state) {
    assertThat(in(state).stateAt(END)).isEqualTo(state);
  }

  @Test
  void itIsConfirmedAsTheWorkerOfTheQuestionAndNobodyElse() {
    List<TransactionState> confirmed =
        List.of(
            new TransactionState.WaitingForPass(QUESTION),
            new TransactionState.PassReady(QUESTION, PASS),
            new TransactionState.Enrolled(QUESTION, PASS, AUTHENTICATOR),
            new TransactionState.Ready(QUESTION, PASS, AUTHENTICATOR));
    for (TransactionState state : confirmed) {
      assertThat(in(state).isConfirmedAs("w-1", OPENED)).as(state.word()).isTrue();
      assertThat(in(state).isConfirmedAs("w-2", OPENED)).as(state.word()).isFalse();
    }
    List<TransactionState> others =
        List.of(
            new TransactionState.WaitingForProofing(),
            new TransactionState.Refused(QUESTION, RefusalReason.WORKER_LEFT),
            new TransactionState.Ended());
    for (TransactionState state : others) {
      assertThat(in(state).isConfirmedAs("w-1", OPENED)).as(state.word()).isFalse();
    }
  }

  @Test
  void theAuthenticatorIsThereOnceItIsRegistered() {
    assertThat(in(new TransactionState.Enrolled(QUESTION, PASS, AUTHENTICATOR)).authenticator())
        .contains(AUTHENTICATOR);
    assertThat(in(new TransactionState.Ready(QUESTION, PASS, AUTHENTICATOR)).authenticator())
        .contains(AUTHENTICATOR);
    assertThat(in(new TransactionState.Refused(QUESTION, RefusalReason.BLIND)).authenticator())
        .isEmpty();
    assertThat(in(new TransactionState.Ended()).authenticator()).isEmpty();
  }

  @Test
  void theWordsArePagesWords() {
    assertThat(Stream.concat(open(), closed()).map(TransactionState::word))
        .containsExactly(
            "waiting-for-proofing",
            "waiting-for-pass",
            "pass-ready",
            "enrolled",
            "ready",
            "refused",
            "ended");
  }

  @Test
  void whatIsAskedIsTheQuestionAndHowThePersonWasConfirmed() {
    Proofing proofing =
        new Proofing(ProofingMethod.ATTENDED, "person:r-1", OPENED, EvidenceKind.GOVERNMENT_ID);
    var asked = QUESTION.asked(proofing);
    assertThat(List.of(asked.requestId(), asked.transactionId(), asked.workerId()))
        .isEqualTo(List.of(QUESTION.requestId(), QUESTION.transactionId(), "w-1"));
    assertThat(asked.proofing()).isEqualTo(proofing);
    assertThat(in(new TransactionState.Ended()).worker()).contains("w-1");
  }

  @Test
  void theCodeIsThereWhileItWaits() {
    ShownCode code = new ShownCode("WMV10F0X", END);
    var waiting =
        new Transaction(
            QUESTION.transactionId(),
            QUESTION.jkt(),
            OPENED,
            END,
            code,
            null,
            new TransactionState.WaitingForProofing());
    assertThat(waiting.shownCode()).isEqualTo(code);
    assertThat(waiting.hasShown("wmv1-0f0x")).isTrue();
    assertThat(in(new TransactionState.Ended()).hasShown("wmv1-0f0x")).isFalse();
    assertThat(waiting.worker()).isEmpty();
  }

  @Test
  void onlyAStaleChallengeHasAReasonOfItsOwn() {
    assertThat(CeremonyStep.CHALLENGE.reason()).isEqualTo(RefusalReason.CHALLENGE_STALE);
    assertThat(Arrays.stream(CeremonyStep.values()).filter(s -> s != CeremonyStep.CHALLENGE))
        .allMatch(step -> step.reason() == RefusalReason.CEREMONY_INVALID);
    assertThat(CeremonyStep.RP_ID_HASH.word()).isEqualTo("rp-id-hash");
  }
}
