package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls by a device key that change something: one database transaction, one use of the proof.
@ApplicationScoped
class BoundCalls {
  private final Calls calls;
  private final ProofBook proofs;
  private final TransactionBook book;
  private final ReportStrangers strangers;
  private final Lobby lobby;

  BoundCalls(
      Calls calls, ProofBook proofs, TransactionBook book, ReportStrangers strangers, Lobby lobby) {
    this.calls = calls;
    this.proofs = proofs;
    this.book = book;
    this.strangers = strangers;
    this.lobby = lobby;
  }

  <T> Uni<Answer<T>> once(ProvenKey key, Supplier<Uni<Answer<T>>> work) {
    return calls.change(() -> proofs.use(key).flatMap(first -> first ? work.get() : replayed(key)));
  }

  /// The same on a transaction of the key. Any other is not possible.
  <T> Uni<Answer<T>> once(
      ProvenKey key, UUID transactionId, Function<Transaction, Uni<Answer<T>>> work) {
    return once(
        key,
        () ->
            book.findBound(transactionId, key.jkt())
                .invoke(found -> found.ifPresent(_ -> lobby.knows(key.jkt())))
                .flatMap(found -> found.map(work).orElseGet(() -> stranger(transactionId))));
  }

  private <T> Uni<Answer<T>> stranger(UUID transactionId) {
    return strangers.withAnotherKey(transactionId).replaceWith(new Answer.NotPossible<>());
  }

  private <T> Uni<Answer<T>> replayed(ProvenKey key) {
    return strangers.withUsedProof(key.jkt()).replaceWith(new Answer.Replayed<>());
  }

  static <T> Uni<Answer<T>> answer(Answer<T> answer) {
    return Uni.createFrom().item(answer);
  }
}
