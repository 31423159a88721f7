package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// What the clock does: check codes are renewed, transactions that waited too long end, used proofs
/// are forgotten once they could not be taken anyway.
@ApplicationScoped
class KeepHouse {
  private static final int NONCE_LENGTH = 16;

  private final Transactions transactions;
  private final TransactionBook book;
  private final ProofBook proofs;
  private final Chance chance;
  private final Clock clock;
  private final GatewayConfig config;

  KeepHouse(
      Transactions transactions,
      TransactionBook book,
      ProofBook proofs,
      Chance chance,
      Clock clock,
      GatewayConfig config) {
    this.transactions = transactions;
    this.book = book;
    this.proofs = proofs;
    this.chance = chance;
    this.clock = clock;
    this.config = config;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> renewCodes() {
    return transactions.run(
        () -> book.endOverdue().chain(book::withStaleCode).flatMap(this::renew));
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forgetProofs() {
    var age = config.nonceLife().plus(config.proofSkew().multipliedBy(2));
    return transactions.run(() -> proofs.forgetOlderThan(age)).replaceWithVoid();
  }

  private Uni<Void> renew(List<Transaction> stale) {
    return Multi.createFrom()
        .iterable(stale)
        .onItem()
        .transformToUniAndConcatenate(this::renew)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> renew(Transaction transaction) {
    String code = CheckCode.of(transaction.jkt(), chance.bytes(NONCE_LENGTH));
    return book.renewCode(transaction.id(), code, clock.instant().plus(config.checkCodeLife()));
  }
}
