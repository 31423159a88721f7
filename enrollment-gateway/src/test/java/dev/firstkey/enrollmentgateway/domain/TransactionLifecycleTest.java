package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state with every command.
class TransactionLifecycleTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final UUID AUTHENTICATOR = UUID.randomUUID();
  private static final String JKT = "A".repeat(43);
  private static final Question QUESTION =
      new Question(
          UUID.randomUUID(),
          UUID.randomUUID(),
          "w-1",
          "e-1",
          Purpose.FIRST_ENROLLMENT,
          JKT,
          "chain");
  private static final Question OTHER =
      new Question(
          UUID.randomUUID(),
          QUESTION.transactionId(),
          "w-1",
          "e-1",
          Purpose.FIRST_ENROLLMENT,
          JKT,
          "chain");

  private static final Map<String, TransactionState> STATES = new LinkedHashMap<>();
  private static final Map<String, TransactionCommand> COMMANDS = new LinkedHashMap<>();

  static {
    UUID pass = UUID.randomUUID();
    List.of(
            new TransactionState.WaitingForProofing(),
            new TransactionState.WaitingForPass(QUESTION),
            new TransactionState.PassReady(QUESTION, pass),
            new TransactionState.Enrolled(QUESTION, pass, AUTHENTICATOR),
            new TransactionState.Ready(QUESTION, pass, AUTHENTICATOR),
            new TransactionState.Refused(QUESTION, RefusalReason.NO_OPEN_CASE),
            new TransactionState.Ended())
        .forEach(state -> STATES.put(state.word(), state));
    COMMANDS.put("confirm", new TransactionCommand.Confirm(QUESTION));
    COMMANDS.put("take-in", new TransactionCommand.TakeIn(issued(QUESTION)));
    COMMANDS.put("take-in-other", new TransactionCommand.TakeIn(issued(OTHER)));
    COMMANDS.put("refusal", new TransactionCommand.TakeRefusal(refused(QUESTION)));
    COMMANDS.put("refusal-other", new TransactionCommand.TakeRefusal(refused(OTHER)));
    COMMANDS.put("redeem", new TransactionCommand.Redeem(AUTHENTICATOR));
    COMMANDS.put("publish", new TransactionCommand.Publish(AUTHENTICATOR));
    COMMANDS.put("publish-other", new TransactionCommand.Publish(UUID.randomUUID()));
    COMMANDS.put("end", new TransactionCommand.End());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state, confirm, take-in, take-in-other, refusal, refusal-other, redeem, publish, publish-other, end
          waiting-for-proofing, waiting-for-pass, -, -, -, -, -, -, -, ended
          waiting-for-pass, -, pass-ready, -, refused, -, -, -, -, ended
          pass-ready, -, -, -, -, -, enrolled, -, -, ended
          enrolled, -, -, -, -, -, -, ready, -, ended
          ready, -, -, -, -, -, -, -, -, ended
          refused, -, -, -, -, -, -, -, -, -
          ended, -, -, -, -, -, -, -, -, -
          """)
  void theTableHolds(
      String state,
      String confirm,
      String takeIn,
      String takeInOther,
      String refusal,
      String refusalOther,
      String redeem,
      String publish,
      String publishOther,
      String end) {
    List<String> wanted =
        List.of(
            confirm,
            takeIn,
            takeInOther,
            refusal,
            refusalOther,
            redeem,
            publish,
            publishOther,
            end);
    List<String> decided =
        COMMANDS.values().stream()
            .map(command -> TransactionLifecycle.decide(STATES.get(state), command))
            .map(next -> next.map(TransactionState::word).orElse("-"))
            .toList();
    assertThat(decided).isEqualTo(wanted);
  }

  @Test
  void timeEndsItUntilThePassIsRedeemed() {
    List<String> later =
        STATES.values().stream()
            .map(state ->
                new Transaction(QUESTION.transactionId(), JKT, NOW, NOW, null, null, state))
            .map(transaction -> transaction.stateAt(NOW).word())
            .toList();
    assertThat(later)
        .containsExactly("ended", "ended", "ended", "enrolled", "ready", "refused", "ended");
  }

  private static PassIssued issued(Question question) {
    return new PassIssued(
        UUID.randomUUID(),
        question.requestId(),
        question.workerId(),
        question.episodeId(),
        question.purpose(),
        question.transactionId(),
        question.jkt(),
        UUID.randomUUID(),
        "account",
        new Window(NOW, NOW.plusSeconds(600)),
        new AuthenticatorRequirements(true, true, Attachment.ANY, false, AttestationDemand.NONE),
        "1",
        List.of(),
        new Proofing(ProofingMethod.ATTENDED, "person:rosa", NOW, EvidenceKind.GOVERNMENT_ID));
  }

  private static PassRefused refused(Question question) {
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
}
