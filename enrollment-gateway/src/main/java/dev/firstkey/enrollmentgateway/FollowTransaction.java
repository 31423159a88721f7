package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A registrar sees what became of the person whom they confirmed, and of nobody else.
@ApplicationScoped
public class FollowTransaction {
  private final Calls calls;
  private final TransactionBook book;
  private final WordBook words;

  FollowTransaction(Calls calls, TransactionBook book, WordBook words) {
    this.calls = calls;
    this.book = book;
    this.words = words;
  }

  /// Empty where this registrar has confirmed nobody there.
  public Uni<Optional<Transaction>> of(String registrar, UUID transactionId) {
    return calls.look(() ->
        words
            .of(transactionId)
            .flatMap(said ->
                isOneOf(registrar, said)
                    ? book.find(transactionId)
                    : Uni.createFrom().item(Optional.empty())));
  }

  private static boolean isOneOf(String registrar, List<Word> said) {
    return said.stream().anyMatch(word -> word.registrar().equals(registrar));
  }
}
