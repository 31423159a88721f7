package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Counts attempts on existing transactions by anybody but their key, and says one event for each
/// reason, replica and minute: nobody fills the log from outside. The event names the transaction
/// that was opened first; its number is that of all attempts on existing ones.
@ApplicationScoped
public class ReportStrangers {
  private static final int MOST_IDS = 1000;

  private final Transactions transactions;
  private final TransactionBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Map<RefusalReason, Map<UUID, Integer>> attempts =
      new EnumMap<>(RefusalReason.class);

  ReportStrangers(Transactions transactions, TransactionBook book, Outbox outbox, Voice voice) {
    this.transactions = transactions;
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
  }

  /// A call with no valid proof.
  public void withInvalidProof(UUID transactionId) {
    count(RefusalReason.PROOF_INVALID, transactionId);
  }

  /// A call with a valid proof by a key that did not open the transaction.
  public void withAnotherKey(UUID transactionId) {
    count(RefusalReason.WRONG_KEY, transactionId);
  }

  private synchronized void count(RefusalReason reason, UUID transactionId) {
    Map<UUID, Integer> tried = attempts.computeIfAbsent(reason, _ -> new HashMap<>());
    if (tried.size() < MOST_IDS || tried.containsKey(transactionId)) {
      tried.merge(transactionId, 1, Integer::sum);
    }
  }

  private synchronized Map<RefusalReason, Map<UUID, Integer>> take() {
    Map<RefusalReason, Map<UUID, Integer>> taken = new HashMap<>(attempts);
    attempts.clear();
    return taken;
  }

  @Scheduled(
      every = "${firstkey.gateway.report-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> report() {
    return Multi.createFrom()
        .iterable(take().entrySet())
        .onItem()
        .transformToUniAndConcatenate(entry -> report(entry.getKey(), entry.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> report(RefusalReason reason, Map<UUID, Integer> tried) {
    return transactions.run(() ->
        book.known(List.copyOf(tried.keySet()))
            .flatMap(known -> known.isEmpty() ? nothing() : say(reason, tried, known)));
  }

  private Uni<Void> say(RefusalReason reason, Map<UUID, Integer> tried, List<UUID> known) {
    int number = known.stream().mapToInt(tried::get).sum();
    var fact = new RedemptionRefused(known.getFirst(), null, null, reason, number, null);
    return outbox.add(List.of(voice.ofTransaction(known.getFirst(), Voice.self(), fact)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
