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
  private final ProfileBook profiles;
  private final ReportStrangers strangers;
  private final Lobby lobby;

  ShowTransaction(
      Calls calls,
      TransactionBook book,
      ProfileBook profiles,
      ReportStrangers strangers,
      Lobby lobby) {
    this.calls = calls;
    this.book = book;
    this.profiles = profiles;
    this.strangers = strangers;
    this.lobby = lobby;
  }

  /// A transaction as its key sees it.
  ///
  /// @param person the name of whom a registrar has confirmed at this device; empty before there is
  ///   a pass, and where the name is not known or erased
  public record Shown(Transaction transaction, Optional<String> person) {}

  /// Empty for every other key and every other id.
  public Uni<Optional<Shown>> show(String jkt, UUID id) {
    return calls.look(() ->
        book.findBound(id, jkt)
            .flatMap(found -> found.map(this::shown).orElseGet(() -> stranger(id))));
  }

  private Uni<Optional<Shown>> shown(Transaction transaction) {
    lobby.knows(transaction.jkt());
    return person(transaction).map(person -> Optional.of(new Shown(transaction, person)));
  }

  private Uni<Optional<String>> person(Transaction transaction) {
    return transaction
        .recipient()
        .map(worker ->
            profiles.find(worker).map(names -> names.map(ProfileBook.WorkerNames::displayName)))
        .orElse(Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Shown>> stranger(UUID id) {
    return strangers.withAnotherKey(id).replaceWith(Optional.empty());
  }
}
