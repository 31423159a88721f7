package dev.firstkey.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Publishes outbox rows in the order of their numbers: keys beside each other, the rows of one key
/// one after the other, so that a failed send stops its key and no other. A row is deleted when the
/// broker has acknowledged it; a crash in between sends it again, and inboxes drop the repeat. One
/// relay of a service is active at a time, by a lease. A commit wakes it; a slow pulse covers what
/// other replicas wrote.
@ApplicationScoped
class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final long PULSE_MILLIS = 200;

  private final Vertx vertx;
  private final WaitingRecords waiting;
  private final RecordSender sender;
  private final RestingKeys resting = new RestingKeys();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean open;
  private long pulse;

  Relay(Vertx vertx, WaitingRecords waiting, RecordSender sender) {
    this.vertx = vertx;
    this.waiting = waiting;
    this.sender = sender;
  }

  void start(@Observes @Priority(Schema.READY + 10) StartupEvent started) {
    open = true;
    pulse = vertx.setPeriodic(PULSE_MILLIS, _ -> wake());
  }

  void stop(@Observes ShutdownEvent stopping) {
    open = false;
    vertx.cancelTimer(pulse);
  }

  /// Says that rows may wait. Never blocks; calls while a round runs lead to one more round.
  void wake() {
    if (open && calls.getAndIncrement() == 0) {
      vertx.runOnContext(_ -> round());
    }
  }

  private void round() {
    int answered = calls.get();
    publishWaiting().subscribe().with(more -> next(answered, more), this::failed);
  }

  private void next(int answered, boolean more) {
    if (calls.addAndGet(-answered) > 0) {
      round();
    } else if (more) {
      wake();
    }
  }

  /// The next pulse tries again.
  private void failed(Throwable failure) {
    LOG.warnf("outbox round failed: %s", failure.getClass().getName());
    calls.set(0);
  }

  private Uni<Boolean> publishWaiting() {
    return waiting
        .lease()
        .flatMap(mine ->
            mine
                ? waiting.first(resting.now()).flatMap(this::publish)
                : Uni.createFrom().item(false));
  }

  private Uni<Boolean> publish(List<WaitingRecord> batch) {
    if (batch.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    return Multi.createFrom()
        .iterable(byKey(batch))
        .onItem()
        .transformToUniAndMerge(this::publishInOrder)
        .collect()
        .with(Collectors.summingInt(sent -> sent))
        .map(sent -> sent == batch.size());
  }

  private Collection<List<WaitingRecord>> byKey(List<WaitingRecord> batch) {
    Map<String, List<WaitingRecord>> keys =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    WaitingRecord::topicAndKey, LinkedHashMap::new, Collectors.toList()));
    return keys.values();
  }

  /// How many of one key's records were sent before the first failure.
  private Uni<Integer> publishInOrder(List<WaitingRecord> records) {
    return Multi.createFrom()
        .iterable(records)
        .onItem()
        .transformToUniAndConcatenate(record -> sender.send(record).replaceWith(record.seq()))
        .onFailure()
        .invoke(failure -> rest(records.getFirst(), failure))
        .onFailure()
        .recoverWithCompletion()
        .collect()
        .asList()
        .call(waiting::forget)
        .map(List::size);
  }

  private void rest(WaitingRecord record, Throwable failure) {
    LOG.warnf(
        "send failed, its key rests: topic=%s failure=%s",
        record.record().topic(), failure.getClass().getName());
    resting.add(record.topicAndKey());
  }
}
