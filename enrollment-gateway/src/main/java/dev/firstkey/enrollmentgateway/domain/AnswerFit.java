package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import java.time.Instant;

/// What an answer of pass-issuer is to the transaction that it names.
public sealed interface AnswerFit {

  /// The answer to the open question, and the state that it leads to.
  record Fitting(TransactionState next) implements AnswerFit {}

  /// The question was asked and its transaction has ended meanwhile: a race, and nobody's fault.
  record Late() implements AnswerFit {}

  /// The question was asked, and answered before.
  record Repeated() implements AnswerFit {}

  /// Nobody asked.
  record Foreign() implements AnswerFit {}

  static AnswerFit of(Transaction transaction, PassIssued answer, Instant now) {
    Question question = transaction.question();
    boolean asked = question != null && question.isAnsweredBy(answer);
    return of(transaction, asked, new TransactionCommand.TakeIn(answer), now);
  }

  static AnswerFit of(Transaction transaction, PassRefused answer, Instant now) {
    Question question = transaction.question();
    boolean asked = question != null && question.isAnsweredBy(answer);
    return of(transaction, asked, new TransactionCommand.TakeRefusal(answer), now);
  }

  private static AnswerFit of(
      Transaction transaction, boolean asked, TransactionCommand command, Instant now) {
    if (!asked) {
      return new Foreign();
    }
    if (transaction.stateAt(now) instanceof TransactionState.Ended) {
      return new Late();
    }
    return TransactionLifecycle.decide(transaction.state(), command)
        .<AnswerFit>map(Fitting::new)
        .orElseGet(Repeated::new);
  }
}
