package dev.firstkey.revocationworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Partitions;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On a real broker and a real database, whose clock is this machine's.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class HeartbeatTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @Inject Partitions partitions;
  @Inject Transactions transactions;
  @Inject Beats beats;

  private final Hire hire = Hire.ofSomebody();

  @Test
  void eachPartitionHearsHowFarItHasBeenHeard() {
    Instant now = Instant.now();
    all().forEach(partition -> awaitBeyond(partition, now));
    assertThat(asOf(0)).isBefore(Instant.now());
  }

  @Test
  void aPartitionThatIsNotHeardStandsStillAndTheOthersGoOn() throws SQLException {
    int stuck = partitions.of(hire.workerId());
    Instant sent;
    try (Connection other = Database.connect()) {
      Database.holdWorker(other, hire);
      Bus.send(hire.departed());
      sent = Instant.now();
      Database.awaitsOneWaitingForAWorker();
      all()
          .filter(partition -> partition != stuck)
          .forEach(partition -> awaitBeyond(partition, sent.plusSeconds(2)));
      assertThat(asOf(stuck)).isBefore(sent);
    }

    awaitBeyond(stuck, sent.plusSeconds(2));
  }

  @Test
  void noHeartbeatPassesARevocationThatIsNotSent() throws SQLException {
    int stuck = partitions.of(hire.workerId());
    Database.writeUnsendable(hire, stuck);
    Instant written = Instant.now();
    all()
        .filter(partition -> partition != stuck)
        .forEach(partition -> awaitBeyond(partition, written.plusSeconds(2)));
    assertThat(asOf(stuck)).isBefore(written);

    Database.forgetUnsendable(hire);
    awaitBeyond(stuck, written.plusSeconds(2));
  }

  @Test
  void oneReplicaSpeaksAtATime() throws Throwable {
    Duration hour = Duration.ofHours(1);
    await().atMost(BOUND).until(() -> takesTurn(hour));
    assertThat(takesTurn(hour)).isFalse();

    Database.endTurn();
    await().atMost(BOUND).until(() -> asOf(0).isAfter(Instant.now().minusSeconds(3)));
  }

  private boolean takesTurn(Duration pause) throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(
          () -> transactions.run(() -> beats.takeTurn(pause)));
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private IntStream all() {
    return IntStream.range(0, partitions.count());
  }

  private static void awaitBeyond(int partition, Instant time) {
    await().atMost(BOUND).until(() -> asOf(partition).isAfter(time));
  }

  /// Only what stands in the partition that it speaks of counts.
  private static Instant asOf(int partition) {
    return heard(partition).stream()
        .map(RevocationHeartbeat::asOf)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static List<RevocationHeartbeat> heard(int partition) {
    return Bus.topic(Topic.REVOCATION).read().stream()
        .filter(record -> record.partition() == partition)
        .flatMap(record -> RevocationHeartbeat.heardIn(partition, record.value()).stream())
        .toList();
  }
}
