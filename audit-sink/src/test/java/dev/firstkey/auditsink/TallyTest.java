package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is added up says the same as the leaves.
@QuarkusTest
@TestProfile(CostOfAQuestionTest.NobodySequences.class)
class TallyTest {
  private static final String TOPIC = "tally";
  private static final String BEHIND =
      "select (select max(log_index) + 1 from leaf) - counted from tally";

  @Test
  void saysWhatIsMissingBeforeAndAfterItIsAddedUp() {
    entries(0, 1, 5, 9);
    assertThat(gaps()).containsExactly(List.of(2L, 4L), List.of(6L, 8L));
    addedUp();
    assertThat(gaps()).containsExactly(List.of(2L, 4L), List.of(6L, 8L));
    entries(3, 12);
    List<List<Object>> now =
        List.of(List.of(2L, 2L), List.of(4L, 4L), List.of(6L, 8L), List.of(10L, 11L));
    assertThat(gaps()).isEqualTo(now);
    addedUp();
    assertThat(gaps()).isEqualTo(now);
    assertThat(
            Rows.rows(
                "select first_offset, last_offset, entries, covered from partition_account"
                    + " where topic = ?",
                TOPIC))
        .containsExactly(List.of(0L, 12L, 6L, 0L));
  }

  private static void addedUp() {
    await().atMost(Duration.ofSeconds(60)).until(() -> Rows.number(BEHIND) == 0);
  }

  private static void entries(long... offsets) {
    for (long offset : offsets) {
      Rows.change(
          """
          insert into entry (log_index, topic, record_partition, record_offset, payload,
            fingerprint, event_id, source, type, occurred_at, correlation_id, causation_id, actor,
            outcome)
          select coalesce((select max(log_index) from leaf), -1) + 1, ?, 0, ?, '{}',
            sha256(gen_random_uuid()::text::bytea), gen_random_uuid(), 's', 'a.type', now(), 'c',
            'c', 'service:s', 'ok'
          """,
          TOPIC,
          offset);
    }
  }

  private static List<List<Object>> gaps() {
    return Rows.rows(
        "select from_offset, to_offset from offset_gap where topic = ? order by from_offset",
        TOPIC);
  }
}
