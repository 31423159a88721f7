package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

  /// What a registrar may see.
  ///
  /// @param isAboutAnother the device was confirmed as somebody whom the registrar did not confirm
  public record Followed(Transaction transaction, boolean isAboutAnother) {}

  /// Empty where this registrar has confirmed nobody there.
  public Uni<Optional<Followed>> of(String registrar, UUID transactionId) {
    return calls.look(() ->
        words
            .of(transactionId)
            .map(said -> said.stream().filter(word -> word.registrar().equals(registrar)))
            .map(own -> own.findFirst())
            .flatMap(own ->
                own.map(word -> follow(word)).orElse(Uni.createFrom().item(Optional.empty()))));
  }

  private Uni<Optional<Followed>> follow(Word own) {
    return book.find(own.transactionId())
        .map(found -> found.map(it -> new Followed(it, isAboutAnother(it, own))));
  }

  private static boolean isAboutAnother(Transaction transaction, Word own) {
    Question question = transaction.question();
    return question != null && !own.isAbout(question);
  }
}
