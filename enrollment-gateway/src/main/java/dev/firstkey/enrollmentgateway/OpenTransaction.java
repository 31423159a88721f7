package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A device key opens a transaction. It has no power.
@ApplicationScoped
public class OpenTransaction {
  private static final int NONCE_LENGTH = 16;

  private final BoundCalls calls;
  private final TransactionBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Chance chance;
  private final Clock clock;
  private final Tally tally;
  private final GatewayConfig config;

  OpenTransaction(
      BoundCalls calls,
      TransactionBook book,
      Outbox outbox,
      Voice voice,
      Chance chance,
      Clock clock,
      Tally tally,
      GatewayConfig config) {
    this.calls = calls;
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
    this.chance = chance;
    this.clock = clock;
    this.tally = tally;
    this.config = config;
  }

  /// The new transaction, or that the proof was used before.
  public Uni<Answer<Transaction>> open(ProvenKey key) {
    return calls.once(key, () -> add(key).call(this::say).map(Answer.Done<Transaction>::new));
  }

  /// Draws codes until one is free.
  private Uni<Transaction> add(ProvenKey key) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Transaction transaction =
        new Transaction(
            UUID.randomUUID(),
            key.jkt(),
            now,
            now.plus(config.transactionLife()),
            CheckCode.of(key.jkt(), chance.bytes(NONCE_LENGTH)),
            new TransactionState.WaitingForProofing());
    return book.add(transaction, now.plus(config.checkCodeLife()))
        .flatMap(added -> added ? Uni.createFrom().item(transaction) : add(key));
  }

  private Uni<Void> say(Transaction transaction) {
    tally.count("transaction", "opened");
    var fact =
        new TransactionOpened(transaction.id(), transaction.jkt(), transaction.expiresAt(), null);
    return outbox.add(List.of(voice.ofTransaction(transaction.id(), Voice.self(), fact)));
  }
}
