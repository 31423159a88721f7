package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said behind all of a partition, and what a key that does not move keeps waiting.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class BehindAllTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Inject Relay ofTheService;
  @Inject WaitingRecords waiting;
  @Inject RecordSender sender;
  @Inject Outbox outbox;
  @Inject Transactions transactions;
  @Inject Partitions partitions;
  @Inject Vertx vertx;

  private final CompletableFuture<Void> gate = new CompletableFuture<>();
  private volatile String slow = "";
  private volatile String failing = "";
  private Relay relay;
  private String stuck;
  private String other;

  @BeforeEach
  void aRelayWithASlowKey() {
    ofTheService.stop(null);
    OutboxRows.run("delete from outbox");
    OutboxRows.endLease();
    stuck = OutboxRows.keyIn(partitions, 1);
    other = OutboxRows.keyIn(partitions, 1);
    relay = new Relay(vertx, waiting, this::send, new RestingKeys(Duration.ofMillis(100)));
    relay.start(null);
  }

  @AfterEach
  void theServicesOwnRelayGoesOn() {
    failing = "";
    gate.complete(null);
    Awaitility.await().atMost(BOUND).until(() -> OutboxRows.waiting(stuck) == 0);
    relay.stop(null);
    OutboxRows.endLease();
    ofTheService.start(null);
  }

  @Test
  void aSlowKeyDelaysNoOtherKeyAndNoOtherPartition() {
    slow = stuck;
    say(revoked(stuck));
    IntStream.range(0, 3).forEach(_ -> say(revoked(other)));

    Awaitility.await().atMost(BOUND).until(() -> revocations(other) == 3);
    assertThat(revocations(stuck)).isZero();
  }

  @Test
  void aHeartbeatWaitsForEachEarlierRecordOfItsPartitionAndNoOther() {
    slow = stuck;
    say(revoked(stuck));
    Event waits = heartbeat(1);
    Event goes = heartbeat(2);

    awaitSaid(goes);
    say(revoked(other));
    Awaitility.await().atMost(BOUND).until(() -> revocations(other) == 1);
    assertThat(isSaid(waits)).isFalse();

    gate.complete(null);
    awaitSaid(waits);
    assertThat(partitionOf(waits)).isEqualTo(1);
    assertThat(offsetOf(waits)).isGreaterThan(offsetOf(stuck));
  }

  @Test
  void aKeyWhoseSendsFailHoldsTheHeartbeatOfItsPartitionBack() {
    failing = stuck;
    say(revoked(stuck));
    Event waits = heartbeat(1);
    IntStream.range(0, 5).forEach(_ -> awaitSaid(heartbeat(2)));
    assertThat(isSaid(waits)).isFalse();

    failing = "";
    awaitSaid(waits);
    assertThat(offsetOf(waits)).isGreaterThan(offsetOf(stuck));
  }

  @Test
  void heartbeatsThatWaitDoNotPileUpAndTheOldestIsNeverReplaced() {
    slow = stuck;
    say(revoked(stuck));
    List<Event> beats = IntStream.range(0, 20).mapToObj(_ -> heartbeat(1)).toList();

    assertThat(OutboxRows.waiting(RevocationHeartbeat.subject(1))).isEqualTo(2);
    gate.complete(null);
    awaitSaid(beats.getLast());
    assertThat(isSaid(beats.getFirst())).isTrue();
    assertThat(isSaid(beats.get(10))).isFalse();
  }

  @Test
  void whatStandsBehindAHeartbeatUnderItsKeyWaitsWithIt() {
    slow = stuck;
    say(revoked(stuck));
    Event beat = heartbeat(1);
    Event behind = event(beat.key(), new RevocationHeartbeat(1, now()));
    say(behind);
    awaitSaid(heartbeat(partitions.of(beat.key()) == 2 ? 3 : 2));
    assertThat(isSaid(behind)).isFalse();

    gate.complete(null);
    awaitSaid(behind);
    assertThat(isSaid(beat)).isTrue();
  }

  @Test
  void aRowOfBeforeTheUpgradeCountsForEveryPartition() {
    slow = stuck;
    OutboxRows.run(
        """
        insert into outbox (topic, record_key, payload, headers) values ('%s', '%s', null, '{}')
        """
            .formatted(Topic.REVOCATION.name(FirstkeyBacking.topicPrefix()), stuck));
    Event waits = heartbeat(4);
    say(revoked(other));
    Awaitility.await().atMost(BOUND).until(() -> revocations(other) == 1);
    assertThat(isSaid(waits)).isFalse();

    OutboxRows.run("delete from outbox where payload is null");
    awaitSaid(waits);
  }

  private Uni<Void> send(WaitingRecord row) {
    if (row.record().key().equals(failing)) {
      return Uni.createFrom().failure(new IllegalStateException("a broker that is away"));
    }
    return row.record().key().equals(slow)
        ? Uni.createFrom().completionStage(gate).chain(() -> sender.send(row))
        : sender.send(row);
  }

  private void say(Event event) {
    OutboxRows.await(() -> transactions.run(() -> outbox.add(List.of(event))));
    relay.wake();
  }

  private Event heartbeat(int partition) {
    Event event =
        event(RevocationHeartbeat.subject(partition), new RevocationHeartbeat(partition, now()));
    OutboxRows.await(() -> transactions.run(() -> outbox.addBehind(event, partition)));
    relay.wake();
    return event;
  }

  private static Event revoked(String worker) {
    return event(
        worker,
        new PassRevoked(
            UUID.randomUUID(), worker, "ep-1", UUID.randomUUID(), RevocationReason.LEFT));
  }

  private static Event event(String key, RevocationFact fact) {
    return Notes.SPEAKER.say(
        UUID.randomUUID(), Instant.EPOCH, key, new Chain(key, key, "service:notes"), fact);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void awaitSaid(Event event) {
    Awaitility.await().atMost(BOUND).until(() -> isSaid(event));
  }

  private static boolean isSaid(Event event) {
    return OutboxRows.arrived(Topic.REVOCATION, event.key()).contains(event);
  }

  private static long revocations(String key) {
    return OutboxRows.arrived(Topic.REVOCATION, key).size();
  }

  private static int partitionOf(Event event) {
    return OutboxRows.record(Topic.REVOCATION, event).partition();
  }

  private static long offsetOf(Event event) {
    return OutboxRows.record(Topic.REVOCATION, event).offset();
  }

  private static long offsetOf(String key) {
    return offsetOf(OutboxRows.arrived(Topic.REVOCATION, key).getFirst());
  }
}
