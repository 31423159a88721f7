package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.Event;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The entries stand in partitions by their log index, and the log is one all the same.
@QuarkusTest
@TestProfile(PartitionsTest.Small.class)
class PartitionsTest {
  static final String UNIQUE_VIOLATION = "23505";
  private static final String NO_PARTITION = "23514";

  public static final class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("firstkey.audit.partition-entries", "256", "firstkey.audit.room-every", "1s");
    }
  }

  @BeforeEach
  void theLogIsLongerThanAPartition() {
    if (Rows.number("select count(*) from entry") < 600) {
      CheckpointsTest.visits(130);
    }
  }

  @Test
  void eachEntryIsInThePartitionOfItsIndexAndNoneIsMissing() {
    assertThat(Rows.number("select count(distinct tableoid) from entry")).isGreaterThan(2);
    assertThat(
            Rows.number(
                """
                select count(*) from entry
                where tableoid <> (
                  select relation::regclass::oid from entry_part
                  where log_index >= first_index and log_index < before_index)
                """))
        .isZero();
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
    assertThat(Verification.of(LogPlace.http(), LogPlace.keys()).run().faults()).isEmpty();
  }

  @Test
  void roomIsMadeAheadAndEndsWhereTheNextBegins() {
    assertThat(
            Rows.number(
                "select max(before_index) - (select max(log_index) from leaf) from entry_part"))
        .isGreaterThan(256);
    assertThat(
            Rows.number(
                """
                select count(*) from (
                  select first_index, lag(before_index, 1, 0) over (order by first_index) as reached
                  from entry_part) as parts
                where first_index <> reached
                """))
        .isZero();
  }

  /// None takes what fits nowhere.
  @Test
  void whereThereIsNoRoomNothingIsWritten() {
    assertRefused(
        NO_PARTITION,
        copy("(select max(before_index) from entry_part)", "record_offset", "gen_random_uuid()"));
  }

  @ParameterizedTest
  @CsvSource({
    "the same event elsewhere, record_offset + 100000, event_id",
    "another event at the same offset, record_offset, gen_random_uuid()"
  })
  void whatIsInOnePartitionIsInNoOther(String what, String offset, String eventId) {
    assertRefused(UNIQUE_VIOLATION, copy("(select max(log_index) + 1 from leaf)", offset, eventId));
  }

  @Test
  void aRecordThatComesAgainLaterIsKnownFromAnEarlierPartition() {
    Event event = Visit.fresh().opened();
    long first;
    try (Topics topics = new Topics()) {
      topics.say(event);
      Rows.awaitAccounted(topics.settle());
      first = Rows.number("select log_index from entry where event_id = ?", event.envelope().id());
    }
    CheckpointsTest.visits(60);
    try (Topics topics = new Topics()) {
      topics.say(event);
      Rows.awaitAccounted(topics.settle());
    }
    List<List<Object>> repeated =
        Rows.rows("select log_index from coverage where entry_index = ?", first);
    assertThat(repeated).hasSize(1);
    assertThat((long) repeated.getFirst().getFirst()).isGreaterThan(first + 256);
  }

  private static void assertRefused(String state, String sql) {
    assertThatThrownBy(() -> Rows.change(sql))
        .hasCauseInstanceOf(SQLException.class)
        .cause()
        .extracting(it -> ((SQLException) it).getSQLState())
        .isEqualTo(state);
  }

  private static String copy(String index, String offset, String eventId) {
    return """
    insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
      event_id, source, type, occurred_at, correlation_id, causation_id, actor, outcome)
    select %s, topic, record_partition, %s, payload, fingerprint,
      %s, source, type, occurred_at, correlation_id, causation_id, actor, outcome
    from entry where log_index = 0
    """
        .formatted(index, offset, eventId);
  }
}
