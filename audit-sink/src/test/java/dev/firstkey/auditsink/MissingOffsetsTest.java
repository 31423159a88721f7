package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// An offset that nothing accounts for, with later ones that are.
@QuarkusTest
@TestProfile(MissingOffsetsTest.Alone.class)
class MissingOffsetsTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String STATED =
      """
      select from_offset, to_offset from coverage
      where why = 'retention' and topic = ? and record_partition = ?
      """;

  /// What is deleted from Kafka here is missing to no other test.
  public static final class Alone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mp.messaging.connector.smallrye-kafka.max.poll.interval.ms", "7000");
    }
  }

  @Test
  void endsAsOfUntilKafkaHasDeletedItWhichIsStatedThen() throws Exception {
    RecordMetadata lost = threeOfOneKey().get(1);
    forget(lost);
    await().atMost(BOUND).until(() -> missing() == 1);
    Instant gone = Instant.now();
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(20))
        .until(() -> PositionTest.positionsSince(gone).isEmpty());
    assertThat(stated(lost)).isEmpty();

    deleteUpTo(lost);
    await().atMost(BOUND).until(() -> !stated(lost).isEmpty());
    assertThat(stated(lost)).containsExactly(List.of(lost.offset(), lost.offset()));
    await().atMost(BOUND).until(() -> missing() == 0);
    await().atMost(BOUND).until(() -> !PositionTest.positionsSince(gone).isEmpty());
    assertThat(stated(lost)).hasSize(1);
  }

  private static List<RecordMetadata> threeOfOneKey() {
    Visit visit = Visit.fresh();
    try (Topics topics = new Topics()) {
      topics.say(visit.proofed());
      topics.say(visit.delivered());
      topics.say(visit.proofed());
      List<RecordMetadata> places = topics.settle();
      assertThat(places)
          .extracting(RecordMetadata::partition)
          .containsOnly(places.getFirst().partition());
      Rows.awaitAccounted(places);
      return places;
    }
  }

  /// As if its record had never been heard; the leaves stay what they are.
  private static void forget(RecordMetadata place) {
    await()
        .atMost(BOUND)
        .until(() ->
            Rows.number("select (select max(log_index) + 1 from leaf) - counted from tally") == 0);
    Rows.change(
        """
        update partition_tally
        set accounted = accounted - int8multirange(int8range(?, ?))
        where topic = ? and record_partition = ?
        """,
        place.offset(),
        place.offset() + 1,
        place.topic(),
        place.partition());
  }

  private static void deleteUpTo(RecordMetadata last) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(last.topic(), last.partition()),
                  RecordsToDelete.beforeOffset(last.offset() + 1)))
          .all()
          .get();
    }
  }

  private static List<List<Object>> stated(RecordMetadata place) {
    return Rows.rows(STATED, place.topic(), place.partition());
  }

  private static double missing() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("firstkey_audit_missing"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
