package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first arrival of each event is in commit order for its key, whatever the relays do.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class CommitOrderTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int WRITERS = 8;
  private static final int EACH = 25;

  @Inject Relay ofTheService;
  @Inject WaitingRecords waiting;
  @Inject RecordSender sender;
  @Inject Outbox outbox;
  @Inject Transactions transactions;
  @Inject Vertx vertx;

  private final String key = "w-" + UUID.randomUUID();
  private final List<UUID> committed = Collections.synchronizedList(new ArrayList<>());
  private final List<Relay> relays = new ArrayList<>();

  @BeforeEach
  void theServicesOwnRelayRests() {
    ofTheService.stop(null);
    OutboxRows.endLease();
  }

  @AfterEach
  void theServicesOwnRelayGoesOn() {
    relays.forEach(relay -> relay.stop(null));
    OutboxRows.endLease();
    ofTheService.start(null);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eightWritersAndTwoRelaysThatTakeTheLeaseFromEachOther(long seed) throws Exception {
    Random chance = new Random(seed);
    var repeats = new AtomicInteger();
    relay(row -> shaky(row, new Random(chance.nextLong()), repeats));
    relay(row -> shaky(row, new Random(chance.nextLong()), repeats));
    var writing = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      Future<?> thief = threads.submit(() -> stealLeases(writing));
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random own = new Random(chance.nextLong());
        writers.add(threads.submit(() -> write(own)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      awaitAllSaid();
      writing.set(false);
      thief.get();
    }

    assertThat(committed).hasSizeGreaterThan(WRITERS * EACH / 2);
    assertThat(firstArrivals()).containsExactlyElementsOf(committed);
  }

  @Test
  void aRelayThatWakesAfterItsLeaseOnlyRepeats() {
    var gate = new CompletableFuture<Void>();
    var begun = new ConcurrentLinkedQueue<Long>();
    Relay paused =
        relay(row -> {
          if (!isOurs(row)) {
            return sender.send(row);
          }
          begun.add(row.seq());
          return begun.size() < 3
              ? sender.send(row)
              : Uni.createFrom().completionStage(gate).chain(() -> sender.send(row));
        });
    IntStream.range(0, 10).forEach(_ -> say(new Random(1), false));
    Awaitility.await().atMost(BOUND).until(() -> begun.size() == 3);

    OutboxRows.endLease();
    relay(sender::send);
    awaitAllSaid();
    IntStream.range(0, 5).forEach(_ -> say(new Random(1), false));
    awaitAllSaid();
    gate.complete(null);
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(arrivals()).hasSizeGreaterThan(committed.size()));

    assertThat(firstArrivals()).containsExactlyElementsOf(committed);
    paused.stop(null);
  }

  /// [Notes] answers under the same key on another topic.
  private boolean isOurs(WaitingRecord row) {
    return row.record().key().equals(key)
        && row.record().topic().equals(Topic.JOINER.name(FirstkeyBacking.topicPrefix()));
  }

  private Relay relay(Function<WaitingRecord, Uni<Void>> sending) {
    Relay relay = new Relay(vertx, waiting, sending, new RestingKeys(Duration.ofMillis(50)));
    relays.add(relay);
    relay.start(null);
    return relay;
  }

  /// Slow at times, and failing at times: before the record arrived, or after.
  private Uni<Void> shaky(WaitingRecord row, Random chance, AtomicInteger repeats) {
    int dice = chance.nextInt(100);
    if (dice < 3) {
      return Uni.createFrom().failure(new IllegalStateException("not sent"));
    }
    Uni<Void> sent = sender.send(row).onItem().delayIt().by(Duration.ofMillis(1 + dice % 7));
    return dice < 6
        ? sent.invoke(repeats::incrementAndGet)
            .chain(() -> Uni.createFrom().failure(new IllegalStateException("no answer")))
        : sent;
  }

  private void stealLeases(AtomicBoolean writing) {
    while (writing.get()) {
      OutboxRows.endLease();
    }
  }

  private void write(Random chance) {
    IntStream.range(0, EACH).forEach(_ -> say(chance, chance.nextInt(10) == 0));
  }

  /// The key is locked from the outbox on until the commit, so whoever is there first commits
  /// first.
  private void say(Random chance, boolean givingUp) {
    Event event = Notes.heard(UUID.randomUUID(), key);
    Duration thinking = Duration.ofMillis(1 + chance.nextInt(8));
    Uni<Void> end =
        givingUp
            ? Uni.createFrom().failure(new IllegalStateException("rolled back"))
            : Uni.createFrom().voidItem();
    try {
      OutboxRows.await(() ->
          transactions.run(() ->
              outbox
                  .add(List.of(event))
                  .invoke(() -> note(event, givingUp))
                  .onItem()
                  .delayIt()
                  .by(thinking)
                  .chain(() -> end)));
    } catch (IllegalStateException e) {
      assertThat(givingUp).isTrue();
    }
  }

  private void note(Event event, boolean givingUp) {
    if (!givingUp) {
      committed.add(event.envelope().id());
    }
  }

  private void awaitAllSaid() {
    Awaitility.await().atMost(BOUND).until(() -> OutboxRows.waiting(key) == 0);
  }

  private List<UUID> arrivals() {
    return OutboxRows.arrived(Topic.JOINER, key).stream()
        .map(event -> event.envelope().id())
        .toList();
  }

  private List<UUID> firstArrivals() {
    return arrivals().stream().distinct().toList();
  }
}
