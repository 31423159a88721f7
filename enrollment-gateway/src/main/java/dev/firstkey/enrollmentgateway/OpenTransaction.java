package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.ShownCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A device key opens a transaction. It has no power.
@ApplicationScoped
public class OpenTransaction {
  private static final int NONCE_LENGTH = 16;

  private final BoundCalls calls;
  private final Turnstile turnstile;
  private final Lobby lobby;
  private final Limits limits;
  private final TransactionBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Chance chance;
  private final Clock clock;
  private final Tally tally;
  private final GatewayConfig config;

  OpenTransaction(
      BoundCalls calls,
      Turnstile turnstile,
      Lobby lobby,
      Limits limits,
      TransactionBook book,
      Outbox outbox,
      Voice voice,
      Chance chance,
      Clock clock,
      Tally tally,
      GatewayConfig config) {
    this.calls = calls;
    this.turnstile = turnstile;
    this.lobby = lobby;
    this.limits = limits;
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
    this.chance = chance;
    this.clock = clock;
    this.tally = tally;
    this.config = config;
  }

  /// The new transaction, or that the proof was used before, or that there were too many.
  ///
  /// @param network a pseudonym of the network address
  public Uni<Answer<Transaction>> open(ProvenKey key, String network) {
    return turnstile.pass(network, () -> openCounted(key, network), () -> limited(Turnstile.PAUSE));
  }

  private Uni<Answer<Transaction>> openCounted(ProvenKey key, String network) {
    return limits
        .opening(key.jkt(), network)
        .flatMap(pause -> pause.map(this::limited).orElseGet(() -> openWithin(key, network)));
  }

  private Uni<Answer<Transaction>> openWithin(ProvenKey key, String network) {
    return calls.once(
        key,
        () -> add(key).call(opened -> say(opened, network)).map(Answer.Done<Transaction>::new));
  }

  /// No transaction, so there is nothing that an event could be about: it is a number.
  private Uni<Answer<Transaction>> limited(Duration pause) {
    tally.seen("transaction", RefusalReason.RATE_LIMITED.word());
    return BoundCalls.answer(new Answer.Limited<>(pause));
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
            code(key, now),
            null,
            new TransactionState.WaitingForProofing());
    return book.add(transaction)
        .flatMap(added -> added ? Uni.createFrom().item(transaction) : add(key));
  }

  private ShownCode code(ProvenKey key, Instant now) {
    return new ShownCode(
        CheckCode.of(key.jkt(), chance.bytes(NONCE_LENGTH)), now.plus(config.checkCodeLife()));
  }

  private Uni<Void> say(Transaction transaction, String network) {
    lobby.knows(transaction.jkt());
    tally.count("transaction", "opened");
    var fact =
        new TransactionOpened(
            transaction.id(), transaction.jkt(), transaction.expiresAt(), network);
    return outbox.add(List.of(voice.ofTransaction(transaction.id(), Voice.self(), fact)));
  }
}
