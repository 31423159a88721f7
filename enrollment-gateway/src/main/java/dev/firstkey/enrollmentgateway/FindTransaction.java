package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Finds the transaction that a registrar means by the code they typed. There is no list to pick
/// from, and not for long anything to be found by guessing.
@ApplicationScoped
public class FindTransaction {
  private final Calls calls;
  private final TransactionBook book;
  private final Guesses guesses;

  FindTransaction(Calls calls, TransactionBook book, Guesses guesses) {
    this.calls = calls;
    this.book = book;
    this.guesses = guesses;
  }

  /// @param registrar the actor, `person:ID`
  public Uni<Answer<Optional<Transaction>>> find(String registrar, String typed) {
    return calls.change(
        () -> guesses.unlessGuessing(registrar, () -> look(registrar, CheckCode.typed(typed))));
  }

  private Uni<Answer<Optional<Transaction>>> look(String registrar, String code) {
    return book.findWaiting(code)
        .call(found -> found.isPresent() ? Uni.createFrom().voidItem() : wrong(registrar, code))
        .map(Answer.Done<Optional<Transaction>>::new);
  }

  private Uni<Void> wrong(String registrar, String code) {
    return book.hasShown(code).flatMap(wasShown -> guesses.wrongUnless(wasShown, registrar));
  }
}
