package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Finds the transaction that a registrar means by the code they typed. There is no list to pick
/// from.
@ApplicationScoped
public class FindTransaction {
  private final Calls calls;
  private final TransactionBook book;

  FindTransaction(Calls calls, TransactionBook book) {
    this.calls = calls;
    this.book = book;
  }

  public Uni<Optional<Transaction>> find(String typed) {
    return calls.look(() -> book.findWaiting(CheckCode.typed(typed)));
  }
}
