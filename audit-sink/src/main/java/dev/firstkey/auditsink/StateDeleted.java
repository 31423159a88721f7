package dev.firstkey.auditsink;

import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// States in the log which offsets Kafka has deleted before they were heard
/// (docs/decisions/0028-nothing-is-missing-in-silence.md): those that nothing accounts for although
/// a later one is, and that stand before the first one that Kafka keeps. Each such range becomes a
/// leaf of its own, once. What Kafka keeps and the log has not is missing, and is not stated away;
/// neither is what a consumer may still have in hand: Kafka has to begin behind it for as long as
/// `max.poll.interval.ms` first, while database and Kafka answer.
@ApplicationScoped
public class StateDeleted {
  private static final Logger LOG = Logger.getLogger(StateDeleted.class);

  private final Entries entries;
  private final StreamEnds streams;
  private final Transactions transactions;
  private final AuditLog log;
  private final Witness witness;
  private final Beginnings beginnings;

  StateDeleted(
      Entries entries,
      StreamEnds streams,
      Transactions transactions,
      AuditLog log,
      Witness witness,
      @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.max.poll.interval.ms")
          long inHand) {
    this.entries = entries;
    this.streams = streams;
    this.transactions = transactions;
    this.log = log;
    this.witness = witness;
    this.beginnings = new Beginnings(Duration.ofMillis(inHand));
  }

  /// Kafka is asked only where something is missing.
  @Scheduled(
      every = "{firstkey.coverage.every}",
      delayed = "2s",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return entries
        .coverage()
        .flatMap(partitions ->
            Missing.of(partitions).offsets() == 0
                ? nothing()
                : streams.starts().flatMap(this::state))
        .onFailure()
        .invoke(beginnings::forget)
        .onFailure()
        .recoverWithItem(StateDeleted::later);
  }

  private Uni<Void> nothing() {
    beginnings.forget();
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> state(List<StreamStart> now) {
    List<StreamStart> kept = beginnings.settled(now, System.nanoTime());
    return kept.isEmpty() ? Uni.createFrom().voidItem() : stateBefore(kept);
  }

  private Uni<Void> stateBefore(List<StreamStart> kept) {
    return transactions
        .run(() -> log.stateDeleted(kept))
        .invoke(ranges -> ranges.forEach(witness::deletedUnheard))
        .replaceWithVoid();
  }

  private static @Nullable Void later(Throwable failure) {
    LOG.warnf("what Kafka deleted unheard is not stated: %s", failure.getClass().getName());
    return null;
  }
}
