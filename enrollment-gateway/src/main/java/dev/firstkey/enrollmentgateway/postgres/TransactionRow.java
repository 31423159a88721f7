package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.ShownCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of device_transaction. Which columns are null together is the state's to say.
@Entity
@NullUnmarked
@Immutable
@Table(name = "device_transaction")
class TransactionRow {
  static final String ALL =
      """
      select transaction_id, jkt, opened_at, expires_at, state, check_code, check_code_until,
        code_before, request_id, worker_id, episode_id, purpose, chain_id, pass_id,
        authenticator_id, refusal, refusals_said
      from device_transaction where
      """;

  @Id UUID transactionId;
  String jkt;
  Instant openedAt;
  Instant expiresAt;
  String state;
  String checkCode;
  Instant checkCodeUntil;
  String codeBefore;
  UUID requestId;
  String workerId;
  String episodeId;
  String purpose;
  String chainId;
  UUID passId;
  UUID authenticatorId;
  String refusal;
  int refusalsSaid;

  Transaction transaction() {
    return new Transaction(
        transactionId,
        jkt,
        openedAt,
        expiresAt,
        checkCode == null ? null : new ShownCode(checkCode, checkCodeUntil, codeBefore),
        requestId == null ? null : question(),
        state());
  }

  private TransactionState state() {
    return switch (TransactionWord.valueOf(state)) {
      case WAITING_FOR_PROOFING -> new TransactionState.WaitingForProofing();
      case WAITING_FOR_PASS -> new TransactionState.WaitingForPass(question());
      case PASS_READY -> new TransactionState.PassReady(question(), passId);
      case ENROLLED -> new TransactionState.Enrolled(question(), passId, authenticatorId);
      case READY -> new TransactionState.Ready(question(), passId, authenticatorId);
      case REFUSED -> new TransactionState.Refused(question(), RefusalReason.valueOf(refusal));
      case ENDED -> new TransactionState.Ended();
    };
  }

  private Question question() {
    return new Question(
        requestId, transactionId, workerId, episodeId, Purpose.valueOf(purpose), jkt, chainId);
  }
}
