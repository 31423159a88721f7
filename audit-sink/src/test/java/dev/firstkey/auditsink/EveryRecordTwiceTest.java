package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.contracts.Event;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EveryRecordTwiceTest {
  /// But who looked at it, which may be said some time after another test's look.
  private static final String WHOLE_LOG =
      """
      select md5(string_agg(line, ';' order by line)) from (
        select entry::text as line from entry where topic not like '%.audit'
        union all select coverage::text from coverage where topic not like '%.audit') as lines
      """;

  @Inject HearAgain again;

  @Test
  void becomesOneEntryAndOneExplanationAndReadingItAllAgainChangesNothing() {
    List<Event> events =
        Stream.generate(Visit::fresh).limit(20).flatMap(visit -> visit.story().stream()).toList();
    List<RecordMetadata> places = sendShuffledTwice(events);
    Rows.awaitAccounted(places);

    assertThat(events).allSatisfy(EveryRecordTwiceTest::hasOneEntryAndOneDuplicate);
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());

    Object before = Rows.rows(WHOLE_LOG).getFirst().getFirst();
    long records = Rows.number("select count(*) from leaf");
    again.begin();
    await().atMost(Duration.ofSeconds(60)).until(() -> again.heard() >= records);
    assertThat(Rows.rows(WHOLE_LOG).getFirst().getFirst()).isEqualTo(before);
  }

  /// One fixed shuffle: duplicates stand before, between and behind, on the partition of their key.
  private static List<RecordMetadata> sendShuffledTwice(List<Event> events) {
    List<Event> twice = new ArrayList<>(events);
    twice.addAll(events);
    Collections.shuffle(twice, new Random(20261201));
    try (Topics topics = new Topics()) {
      twice.forEach(topics::say);
      return topics.settle();
    }
  }

  private static void hasOneEntryAndOneDuplicate(Event event) {
    UUID id = event.envelope().id();
    assertThat(Rows.number("select count(*) from entry where event_id = ?", id)).isEqualTo(1);
    assertThat(
            Rows.number(
                """
                select count(*) from coverage
                where why = 'duplicate'
                  and entry_index = (select log_index from entry where event_id = ?)
                """,
                id))
        .isEqualTo(1);
  }
}
