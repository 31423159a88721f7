package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.enrollmentgateway.domain.TransactionCommand.Confirm;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand.End;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand.Publish;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand.Redeem;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand.TakeIn;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand.TakeRefusal;
import dev.firstkey.enrollmentgateway.domain.TransactionState.Ended;
import dev.firstkey.enrollmentgateway.domain.TransactionState.Enrolled;
import dev.firstkey.enrollmentgateway.domain.TransactionState.PassReady;
import dev.firstkey.enrollmentgateway.domain.TransactionState.Ready;
import dev.firstkey.enrollmentgateway.domain.TransactionState.Refused;
import dev.firstkey.enrollmentgateway.domain.TransactionState.WaitingForPass;
import dev.firstkey.enrollmentgateway.domain.TransactionState.WaitingForProofing;
import java.util.Optional;

/// The state x command table of a transaction.
public final class TransactionLifecycle {
  private TransactionLifecycle() {}

  /// The state afterwards; empty where the command has no effect in this state.
  public static Optional<TransactionState> decide(
      TransactionState state, TransactionCommand command) {
    return switch (state) {
      case WaitingForProofing _ -> unproofed(command);
      case WaitingForPass waiting -> asked(waiting, command);
      case PassReady ready -> passReady(ready, command);
      case Enrolled enrolled -> enrolled(enrolled, command);
      case Ready _ -> command instanceof End ? ended() : Optional.empty();
      case Refused _, Ended _ -> Optional.empty();
    };
  }

  private static Optional<TransactionState> unproofed(TransactionCommand command) {
    return switch (command) {
      case Confirm(Question question) -> Optional.of(new WaitingForPass(question));
      case End _ -> ended();
      case TakeIn _, TakeRefusal _, Redeem _, Publish _ -> Optional.empty();
    };
  }

  private static Optional<TransactionState> asked(
      WaitingForPass waiting, TransactionCommand command) {
    Question question = waiting.question();
    return switch (command) {
      case TakeIn(var answer) when question.isAnsweredBy(answer) ->
          Optional.of(new PassReady(question, answer.passId()));
      case TakeRefusal(var answer) when question.isAnsweredBy(answer) ->
          Optional.of(new Refused(question, answer.reason()));
      case End _ -> ended();
      case Confirm _, TakeIn _, TakeRefusal _, Redeem _, Publish _ -> Optional.empty();
    };
  }

  private static Optional<TransactionState> passReady(PassReady ready, TransactionCommand command) {
    return switch (command) {
      case Redeem(var authenticatorId) ->
          Optional.of(new Enrolled(ready.question(), ready.passId(), authenticatorId));
      case End _ -> ended();
      case Confirm _, TakeIn _, TakeRefusal _, Publish _ -> Optional.empty();
    };
  }

  private static Optional<TransactionState> enrolled(
      Enrolled enrolled, TransactionCommand command) {
    return switch (command) {
      case Publish(var authenticatorId) when authenticatorId.equals(enrolled.authenticatorId()) ->
          Optional.of(
              new Ready(enrolled.question(), enrolled.passId(), enrolled.authenticatorId()));
      case End _ -> ended();
      case Confirm _, TakeIn _, TakeRefusal _, Redeem _, Publish _ -> Optional.empty();
    };
  }

  private static Optional<TransactionState> ended() {
    return Optional.of(new Ended());
  }
}
