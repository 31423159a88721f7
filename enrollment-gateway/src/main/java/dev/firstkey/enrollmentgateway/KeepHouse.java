package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.ShownCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What the clock does: check codes are renewed, transactions that waited too long end, used proofs
/// and old counts are forgotten. Everything in small batches, each in a database transaction of its
/// own: one that fails is taken up by a later pulse.
@ApplicationScoped
class KeepHouse {
  private static final Logger LOG = Logger.getLogger(KeepHouse.class);
  private static final int NONCE_LENGTH = 16;
  private static final int BATCH = 50;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final int MOST_BATCHES = 100;

  private final Transactions transactions;
  private final TransactionBook book;
  private final ProofBook proofs;
  private final LimitBook limits;
  private final Chance chance;
  private final Clock clock;
  private final GatewayConfig config;

  KeepHouse(
      Transactions transactions,
      TransactionBook book,
      ProofBook proofs,
      LimitBook limits,
      Chance chance,
      Clock clock,
      GatewayConfig config) {
    this.transactions = transactions;
    this.book = book;
    this.proofs = proofs;
    this.limits = limits;
    this.chance = chance;
    this.clock = clock;
    this.config = config;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> pulse() {
    return inBatches(() -> book.endOverdue(BATCH)).chain(() -> inBatches(this::renewSome));
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    var age = config.nonceLife().plus(config.proofSkew().multipliedBy(2));
    return inBatches(() -> proofs.forgetOlderThan(age).replaceWith(0))
        .chain(() -> inBatches(() -> limits.forgetOlderThan(LONGEST_WINDOW).replaceWith(0)));
  }

  /// Repeats as long as batches are full, and not for ever.
  private Uni<Void> inBatches(Supplier<Uni<Integer>> work) {
    return Multi.createBy()
        .repeating()
        .uni(() -> transactions.run(work))
        .whilst(done -> done == BATCH)
        .select()
        .first(MOST_BATCHES)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> LOG.warnf("house not kept: %s", failure.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Integer> renewSome() {
    return book.withStaleCode(BATCH).flatMap(stale -> renew(stale).replaceWith(stale.size()));
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
    return book.renewCode(
        transaction.id(), new ShownCode(code, clock.instant().plus(config.checkCodeLife())));
  }
}
