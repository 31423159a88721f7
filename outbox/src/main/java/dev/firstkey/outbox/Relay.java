package dev.firstkey.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Publishes outbox rows in the order of their numbers: keys beside each other, the rows of one key
/// one after the other, so that a slow or failed send stops its key and no other. A row is deleted
/// when the broker has acknowledged it; a crash in between sends it again, and inboxes drop the
/// repeat. One relay of a service is active at a time, by a lease. A commit wakes it; a slow pulse
/// covers what other replicas wrote.
///
/// Whoever sends a row has either had the acknowledgement for each row before it under its key or
/// found it deleted, which is the same: therefore a relay that was paused and knows nothing of the
/// lease's new holder can only repeat, and the first arrival of each row is in order.
@ApplicationScoped
class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final long PULSE_MILLIS = 200;
  private static final Duration REST = Duration.ofSeconds(5);

  /// The least time from one look to the next. A look after a quiet moment is at once; in a burst
  /// one look finds what many commits wrote.
  private static final long SPACING_MILLIS = 10;

  private final Vertx vertx;
  private final WaitingRecords waiting;
  private final Function<WaitingRecord, Uni<Void>> sender;
  private final Lease lease;
  private final RestingKeys resting;
  private final Lanes lanes = new Lanes();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean open;
  private volatile long looked = System.nanoTime() - MILLISECONDS.toNanos(SPACING_MILLIS);
  private long pulse;

  @Inject
  Relay(Vertx vertx, WaitingRecords waiting, RecordSender sender) {
    this(vertx, waiting, sender::send, new RestingKeys(REST));
  }

  Relay(
      Vertx vertx,
      WaitingRecords waiting,
      Function<WaitingRecord, Uni<Void>> sender,
      RestingKeys resting) {
    UUID holder = UUID.randomUUID();
    this.vertx = vertx;
    this.waiting = waiting;
    this.sender = sender;
    this.resting = resting;
    this.lease = new Lease(() -> waiting.lease(holder));
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
      soon();
    }
  }

  private void soon() {
    long early = SPACING_MILLIS - NANOSECONDS.toMillis(System.nanoTime() - looked);
    if (early > 0) {
      vertx.setTimer(early, _ -> round());
    } else {
      vertx.runOnContext(_ -> round());
    }
  }

  private void round() {
    if (!open) {
      calls.set(0);
      return;
    }
    looked = System.nanoTime();
    int answered = calls.get();
    publishWaiting().subscribe().with(more -> next(answered, more), this::failed);
  }

  private void next(int answered, boolean more) {
    if (calls.addAndGet(-answered) > 0) {
      soon();
    } else if (more) {
      wake();
    }
  }

  /// The next pulse tries again.
  private void failed(Throwable failure) {
    LOG.warnf("outbox round failed: %s", failure.getClass().getName());
    calls.set(0);
  }

  /// Starts what can be started and does not wait for it; whether more rows may wait.
  private Uni<Boolean> publishWaiting() {
    return lease.hold().flatMap(mine -> mine ? look() : Uni.createFrom().item(false));
  }

  private Uni<Boolean> look() {
    Set<String> keys = new HashSet<>(resting.now());
    if (keys.size() >= RestingKeys.CROWD) {
      return Uni.createFrom().item(false);
    }
    keys.addAll(lanes.keys());
    return waiting
        .first(keys, lanes.full())
        .invoke(page -> lanes.take(page).forEach(this::publish))
        .map(WaitingRecords::isFull);
  }

  /// The rows of one key. Whatever comes of it, the key is free afterwards, and looked at again
  /// where a look has passed it by.
  private void publish(List<WaitingRecord> rows) {
    publishInOrder(rows)
        .onTermination()
        .invoke(() -> letGo(rows))
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("sent rows stay: %s", failure.getClass().getName()));
  }

  private void letGo(List<WaitingRecord> rows) {
    if (lanes.letGo(rows)) {
      wake();
    }
  }

  private Uni<Void> publishInOrder(List<WaitingRecord> rows) {
    List<Long> sent = new ArrayList<>();
    return Multi.createFrom()
        .iterable(rows)
        .select()
        .first(_ -> open && lease.isHeld())
        .onItem()
        .transformToUniAndConcatenate(row -> sender.apply(row).invoke(() -> sent(row, sent)))
        .onFailure()
        .invoke(failure -> rest(rows.getFirst(), failure))
        .onFailure()
        .recoverWithCompletion()
        .collect()
        .last()
        .chain(() -> sent.isEmpty() ? Uni.createFrom().voidItem() : waiting.forget(sent));
  }

  private static void sent(WaitingRecord row, List<Long> sent) {
    Point.SENT.reached();
    sent.add(row.seq());
  }

  private void rest(WaitingRecord record, Throwable failure) {
    LOG.warnf(
        "send failed, its key rests: topic=%s failure=%s",
        record.record().topic(), failure.getClass().getName());
    resting.add(record.topicAndKey());
  }
}
