package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand;
import dev.firstkey.enrollmentgateway.domain.TransactionLifecycle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Applies a command to a transaction and writes what the table says.
@ApplicationScoped
class MoveTransaction {
  private final TransactionBook book;

  MoveTransaction(TransactionBook book) {
    this.book = book;
  }

  /// False where the command has no effect.
  Uni<Boolean> by(Transaction transaction, TransactionCommand command) {
    return TransactionLifecycle.decide(transaction.state(), command)
        .map(next -> book.move(transaction, next, transaction.expiresAt()))
        .orElseGet(() -> Uni.createFrom().item(false));
  }

  Uni<Void> end(List<Transaction> transactions) {
    return Multi.createFrom()
        .iterable(transactions)
        .onItem()
        .transformToUniAndConcatenate(one -> by(one, new TransactionCommand.End()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
