package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Counts attempts on existing transactions that nobody known stands for: by anybody but their key,
/// by a proof that was used before, by a key that nobody has confirmed. Says one event for each
/// reason, replica and minute: nobody fills the log from outside. The event names the transaction
/// that was opened first; its number is that of all attempts on existing ones. What could not be
/// said is kept and said later; what this process has counted dies with it.
@ApplicationScoped
public class ReportStrangers {
  private static final Logger LOG = Logger.getLogger(ReportStrangers.class);
  private static final int MOST_IDS = 1000;

  private final Transactions transactions;
  private final TransactionBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Tally tally;
  private final Attempts attempts = new Attempts(MOST_IDS);

  ReportStrangers(
      Transactions transactions, TransactionBook book, Outbox outbox, Voice voice, Tally tally) {
    this.transactions = transactions;
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
    this.tally = tally;
  }

  /// A call with no valid proof, on a transaction that may exist.
  public void withInvalidProof(UUID transactionId) {
    attempts.add(RefusalReason.PROOF_INVALID, transactionId);
  }

  /// A call with a valid proof on what is no transaction of its key: another's, or the id of a
  /// pass. In the caller's database transaction.
  Uni<Void> withAnotherKey(UUID id) {
    return book.meantBy(id)
        .invoke(meant -> meant.forEach(transaction -> count(reason(id, transaction), transaction)))
        .replaceWithVoid();
  }

  private static RefusalReason reason(UUID id, UUID transaction) {
    return id.equals(transaction) ? RefusalReason.WRONG_KEY : RefusalReason.WRONG_TRANSACTION;
  }

  /// A call with a proof that was used before. In the caller's database transaction.
  Uni<Void> withUsedProof(String jkt) {
    tally.seen("proof", RefusalReason.PROOF_REPLAYED.word());
    return book.newestOf(jkt)
        .invoke(newest -> newest.ifPresent(id -> count(RefusalReason.PROOF_REPLAYED, id)))
        .replaceWithVoid();
  }

  /// @param transactionId of one that exists
  void count(RefusalReason reason, UUID transactionId) {
    attempts.add(reason, transactionId);
  }

  @Scheduled(
      every = "${firstkey.gateway.report-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> report() {
    return Multi.createFrom()
        .iterable(attempts.take())
        .onItem()
        .transformToUniAndConcatenate(this::report)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> report(Attempts.Count count) {
    return transactions
        .run(() ->
            book.known(List.copyOf(count.byTransaction().keySet()))
                .flatMap(known -> known.isEmpty() ? nothing() : say(count, known)))
        .invoke(() -> tallyOthers(count))
        .onFailure()
        .invoke(failure -> keep(count, failure))
        .onFailure()
        .recoverWithNull();
  }

  private void keep(Attempts.Count count, Throwable failure) {
    attempts.giveBack(count);
    LOG.warnf("attempts are said later: failure=%s", failure.getClass().getName());
  }

  private Uni<Void> say(Attempts.Count count, List<UUID> known) {
    int kept = known.stream().map(count.byTransaction()::get).reduce(0, Attempts::sum);
    int number = isOfExisting(count.reason()) ? Attempts.sum(kept, count.others()) : kept;
    tally.count("strangers", count.reason().word(), number);
    var fact = new RedemptionRefused(known.getFirst(), null, null, count.reason(), number, null);
    return outbox.add(List.of(voice.ofTransaction(known.getFirst(), Voice.self(), fact)));
  }

  /// Whether transactions exist is looked up before they are counted, but for calls that have not
  /// proven anything: those reach no database. Which of them were meant beyond the ids that are
  /// kept is not known, so they are only a metric.
  private static boolean isOfExisting(RefusalReason reason) {
    return reason != RefusalReason.PROOF_INVALID;
  }

  private void tallyOthers(Attempts.Count count) {
    if (count.others() > 0 && !isOfExisting(count.reason())) {
      tally.count("strangers", "unattributed", count.others());
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
