package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AuditCheckpoint;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/// The log says how far it has come, and only when it has.
@QuarkusTest
class PositionTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void aLogThatKeepsUpSaysItsPositionAgainAndAgain() {
    Instant start = Instant.now();
    await().atMost(BOUND).until(() -> positionsSince(start).size() >= 2);
    List<AuditCheckpoint> said = positionsSince(start);
    assertThat(said).isSortedAccordingTo((a, b) -> a.asOf().compareTo(b.asOf()));
    for (AuditCheckpoint checkpoint : said) {
      SignedNote note = SignedNote.of(checkpoint.note().getBytes(StandardCharsets.UTF_8));
      assertThat(note.isSignedBy(LogPlace.keys())).isTrue();
      Checkpoint signed = Checkpoint.of(note.text());
      assertThat(signed.size()).isEqualTo(checkpoint.size());
      assertThat(signed.root().base64()).isEqualTo(checkpoint.root());
    }
  }

  @Test
  void aLogThatCannotTakeInWhatIsThereSaysNothingUntilItCan() throws SQLException {
    Instant blocked;
    List<RecordMetadata> places;
    try (Connection connection = FirstkeyBacking.connectAsOwner()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("lock table entry in exclusive mode");
      try (Topics topics = new Topics()) {
        topics.say(left());
        places = topics.settle();
      }
      blocked = Instant.now();
      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(20))
          .until(() -> positionsSince(blocked).isEmpty());
      connection.rollback();
    }
    Rows.awaitAccounted(places);
    await().atMost(BOUND).until(() -> !positionsSince(blocked).isEmpty());
  }

  private static Event left() {
    String worker = "w-" + UUID.randomUUID();
    return new Speaker("joiner-ingest")
        .say(
            UUID.randomUUID(),
            Instant.EPOCH,
            worker,
            new Chain(worker, worker, "service:joiner-ingest"),
            new JoinerDeparted(worker, "ep-1", new HrRecord("firstkey.hris", 0, 1), 2));
  }

  static List<AuditCheckpoint> positionsSince(Instant start) {
    return TestTopic.of(FirstkeyBacking.bootstrapServers(), Topics.name(Topic.AUDIT_CHECKPOINT))
        .read()
        .stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event().fact())
        .map(AuditCheckpoint.class::cast)
        .filter(position -> position.asOf().isAfter(start))
        .toList();
  }
}
