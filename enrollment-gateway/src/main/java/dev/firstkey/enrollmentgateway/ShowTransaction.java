package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Tells the bound key where its transaction is. Changes nothing.
@ApplicationScoped
public class ShowTransaction {
  private final Calls calls;
  private final TransactionBook book;
  private final ReportStrangers strangers;

  ShowTransaction(Calls calls, TransactionBook book, ReportStrangers strangers) {
    this.calls = calls;
    this.book = book;
    this.strangers = strangers;
  }

  /// Empty for every other key and every other id.
  public Uni<Optional<Transaction>> show(String jkt, UUID id) {
    return calls.look(() ->
        book.findBound(id, jkt)
            .call(found ->
                found.isPresent() ? Uni.createFrom().voidItem() : strangers.withAnotherKey(id)));
  }
}
