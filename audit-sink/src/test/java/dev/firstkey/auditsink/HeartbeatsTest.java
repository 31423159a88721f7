package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.contracts.EventType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/// Heartbeats are explained, never entered, and cost next to nothing.
@QuarkusTest
class HeartbeatsTest {
  private static final String RANGES =
      """
      select from_offset, to_offset from coverage
      where why = 'heartbeats' and topic = ? and record_partition = ? and from_offset >= ?
      order by from_offset
      """;

  @Inject HearAgain again;

  @Test
  void aThousandOfThemMakeTwoRanges() {
    List<RecordMetadata> places = send(1000, 4);
    awaitReached(places.getLast());

    long begin = places.getFirst().offset();
    assertThat(ranges(places)).containsExactly(List.of(begin, begin + 599));
    assertThat(gaps(places.getFirst())).isZero();
    assertThat(entries()).isZero();
  }

  @Test
  void whatStandsBetweenThemEndsTheRangeAndNothingIsMissing() {
    List<RecordMetadata> places;
    try (Topics topics = new Topics()) {
      IntStream.range(0, 3).forEach(_ -> topics.beat(2, 2));
      topics.garbage(2);
      IntStream.range(0, 2).forEach(_ -> topics.beat(2, 2));
      topics.garbage(2);
      topics.beat(2, 2);
      places = topics.settle();
    }
    awaitReached(places.getLast());

    long begin = places.getFirst().offset();
    assertThat(ranges(places))
        .containsExactly(List.of(begin, begin + 2), List.of(begin + 4, begin + 5));
    assertThat(gaps(places.getFirst())).isZero();
  }

  /// The log alone says it: what is open is no leaf yet.
  @Test
  void aRangeIsALeafBeforeWhatStandsBehindIt() {
    List<RecordMetadata> places;
    try (Topics topics = new Topics()) {
      IntStream.range(0, 3).forEach(_ -> topics.beat(1, 1));
      topics.garbage(1);
      places = topics.settle();
    }
    Rows.awaitAccounted(places.subList(3, 4));

    RecordMetadata first = places.getFirst();
    assertThat(
            Rows.rows(
                "select why, from_offset, to_offset from coverage"
                    + " where topic = ? and record_partition = ? and from_offset >= ?"
                    + " order by log_index",
                first.topic(),
                first.partition(),
                first.offset()))
        .containsExactly(
            List.of("heartbeats", first.offset(), first.offset() + 2),
            List.of("parked", first.offset() + 3, first.offset() + 3));
    assertThat(gaps(first)).isZero();
  }

  @Test
  void readingThemAgainChangesNothing() {
    List<RecordMetadata> places = send(700, 3);
    awaitReached(places.getLast());
    Object before = everything();

    again.begin();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            again.heard()
                >= Rows.number("select sum(to_offset - from_offset + 1)::bigint from account"));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void oneOnAnotherPartitionThanItSpeaksOfIsEvidenceLikeAnythingElse() {
    try (Topics topics = new Topics()) {
      topics.beat(0, 5);
      Rows.awaitAccounted(topics.settle());
    }

    assertThat(
            Rows.number(
                "select count(*) from entry where type = ? and record_partition = 5",
                EventType.REVOCATION_HEARTBEAT.id()))
        .isEqualTo(1);
  }

  private static List<RecordMetadata> send(int number, int partition) {
    try (Topics topics = new Topics()) {
      IntStream.range(0, number).forEach(_ -> topics.beat(partition, partition));
      return topics.settle();
    }
  }

  private static void awaitReached(RecordMetadata last) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            Rows.number(
                    """
                    select coalesce(max(last_offset), -1) from partition_account
                    where topic = ? and record_partition = ?
                    """,
                    last.topic(),
                    last.partition())
                >= last.offset());
  }

  private static List<List<Object>> ranges(List<RecordMetadata> places) {
    RecordMetadata first = places.getFirst();
    return Rows.rows(RANGES, first.topic(), first.partition(), first.offset());
  }

  private static long gaps(RecordMetadata place) {
    return Rows.number(
        "select count(*) from offset_gap where topic = ? and record_partition = ?",
        place.topic(),
        place.partition());
  }

  private static long entries() {
    return Rows.number(
        "select count(*) from entry where type = ? and record_partition = 4",
        EventType.REVOCATION_HEARTBEAT.id());
  }

  /// But who looked at the log, which may be said some time after another test's look.
  private static Object everything() {
    return Rows.rows(
        "select (select md5(string_agg(leaf::text, ';' order by log_index)) from leaf"
            + " where topic not like '%.audit'),"
            + " (select md5(string_agg(open_range::text, ';' order by record_partition)) from open_range)");
  }
}
