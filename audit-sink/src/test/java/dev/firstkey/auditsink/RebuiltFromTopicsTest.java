package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import dev.firstkey.rebuild.Rebuild;
import dev.firstkey.rebuild.Rebuilt;
import dev.firstkey.rebuild.kafka.KafkaRecordSource;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The tree that PostgreSQL holds is the one that Kafka's topics make in the order that it stored.
@QuarkusTest
@TestProfile(RebuiltFromTopicsTest.TopicsOfItsOwn.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuiltFromTopicsTest {
  private static final String FORGED =
      """
      insert into entry
      select (select max(log_index) + 1 from leaf), topic, 99, 0, record_key, payload,
        recorded_at, fingerprint, cast(? as uuid), source, type, occurred_at, worker_id,
        episode_id, pass_id, transaction_id, authenticator_id, correlation_id, causation_id, actor,
        outcome, reason, approvers
      from entry order by log_index limit 1
      """;

  @Inject TreeStore tree;
  @Inject ReadLog log;

  public static final class TopicsOfItsOwn implements QuarkusTestProfile {}

  @Test
  @Order(1)
  void bitByBitAsFarAsTheyAreKept() throws Exception {
    List<RecordMetadata> places = everyKindOfRecord();
    Checkpoint head = head();
    Rebuilt rebuilt = rebuilt(head);
    assertThat(rebuilt.faults()).isEmpty();
    assertThat(rebuilt.root()).isEqualTo(head.root());
    assertThat(rebuilt.fromTopics()).isEqualTo(head.size());

    deleteBefore(places.get(places.size() / 2));
    Rebuilt shorter = rebuilt(head);
    assertThat(shorter.faults()).isEmpty();
    assertThat(shorter.root()).isEqualTo(head.root());
    assertThat(shorter.fromLog()).isPositive();
    assertThat(shorter.fromTopics()).isPositive();
  }

  /// A row that somebody made before it was signed: tree and signatures are sound.
  @Test
  @Order(2)
  void aRowThatNoTopicHasIsFound() throws Exception {
    CheckpointsTest.visits(1);
    UUID forged = UUID.randomUUID();
    Rows.change(FORGED, forged.toString());
    long index = Rows.number("select log_index from entry where event_id = ?", forged);
    CheckpointsTest.awaitSigned(index + 1);
    assertThat(rebuilt(head()).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.index()).hasValue(index);
          assertThat(fault.words()).contains("partition 99, offset 0: the topic has no such");
        });
  }

  private static List<RecordMetadata> everyKindOfRecord() {
    try (Topics topics = new Topics()) {
      for (int i = 0; i < 120; i++) {
        List<Event> story = Visit.fresh().story();
        Stream.of(story, story).flatMap(List::stream).forEach(topics::say);
        topics.send(Topic.ENROLLMENT, "garbage", new byte[] {'{'});
        topics.send(Topic.ENROLLMENT, "large", new byte[65_536]);
        topics.send(Topic.JOINER, "elsewhere", EventCodec.encode(story.getLast()));
        topics.beat(i % 2, i % 2);
        topics.beat(1, 0);
      }
      topics.garbage(0);
      topics.garbage(1);
      List<RecordMetadata> places = topics.settle();
      Rows.awaitAccounted(
          places.stream().filter(place -> !place.topic().endsWith("revocation")).toList());
      CheckpointsTest.visits(1);
      return places;
    }
  }

  private Checkpoint head() throws IOException {
    return Checkpoint.of(SignedNote.of(new Unseen(log, tree).checkpoint()).text());
  }

  private Rebuilt rebuilt(Checkpoint head) throws IOException {
    try (var topics =
        new KafkaRecordSource(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      return new Rebuild(new Unseen(log, tree), topics, FirstkeyBacking.topicPrefix()).of(head);
    }
  }

  private static void deleteBefore(RecordMetadata place) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(place.topic(), place.partition()),
                  RecordsToDelete.beforeOffset(place.offset())))
          .all()
          .get();
    }
  }
}
