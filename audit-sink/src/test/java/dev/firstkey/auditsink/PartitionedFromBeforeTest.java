package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/// A log from before its table had partitions becomes the first of them, as it is.
@QuarkusTest
@TestProfile(PartitionedFromBeforeTest.Quiet.class)
class PartitionedFromBeforeTest {

  private static final String SPANNED =
      """
      select count(*) from entry join entry_span on first_index = log_index / 1024 * 1024
      where occurred_at between earliest and latest
      """;

  /// Nobody else uses the tables while they are made anew.
  public static final class Quiet implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "firstkey.log.every", "3600s",
          "firstkey.coverage.every", "off",
          "firstkey.audit.room-every", "off");
    }
  }

  @Test
  void keepsItsRowsAndItsPlace() {
    schema().cleanDisabled(false).load().clean();
    schema().target("109").load().migrate();
    entries(0, 300);
    long relation = Rows.number("select 'entry'::regclass::oid::bigint");
    schema().target("110").load().migrate();
    entries(300, 10);
    schema().load().migrate();

    assertThat(Rows.number("select count(*) from entry")).isEqualTo(310);
    assertThat(Rows.number("select 'entry_0'::regclass::oid::bigint")).isEqualTo(relation);
    assertThat(Rows.rows("select first_index, before_index, relation from entry_part"))
        .containsExactly(List.of(0L, 2_097_152L, "entry_0"));
    assertThat(
            Rows.number(
                """
                select count(*) from entry join entry_key
                  using (log_index, topic, record_partition, record_offset, event_id, fingerprint)
                """))
        .isEqualTo(310);
    assertThat(Rows.number(SPANNED)).isEqualTo(310);
    entries(310, 1);
    assertThat(Rows.number(SPANNED)).isEqualTo(311);
    assertThatThrownBy(() -> again(5))
        .cause()
        .extracting(it -> ((SQLException) it).getSQLState())
        .isEqualTo(PartitionsTest.UNIQUE_VIOLATION);
    assertThat(Rows.number("select make_room(256)")).isEqualTo(2_097_152L - 311);
    assertThat(Rows.number("select count(*) from leaf")).isEqualTo(311);
  }

  private static FluentConfiguration schema() {
    return Flyway.configure()
        .dataSource(
            FirstkeyBacking.jdbcUrl(), FirstkeyBacking.ownerUser(), FirstkeyBacking.ownerPassword())
        .defaultSchema(FirstkeyBacking.schema())
        .createSchemas(false)
        .locations("classpath:db/outbox", "classpath:db/service")
        .outOfOrder(true)
        .placeholders(Map.of("runtimeRole", FirstkeyBacking.runtimeUser()));
  }

  private static void entries(int first, int count) {
    Rows.change(
        """
        insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
          event_id, source, type, occurred_at, correlation_id, causation_id, actor, outcome)
        select n, 't', 0, n, '{}', sha256(n::text::bytea), gen_random_uuid(), 's', 'a.type', now(),
          'c', 'c', 'service:s', 'ok'
        from generate_series(?, ?) as n
        """,
        first,
        first + count - 1);
  }

  private static void again(int index) {
    Rows.change(
        """
        insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
          event_id, source, type, occurred_at, correlation_id, causation_id, actor, outcome)
        select 2000000, topic, record_partition, record_offset + 1, payload, fingerprint,
          event_id, source, type, occurred_at, correlation_id, causation_id, actor, outcome
        from entry where log_index = ?
        """,
        index);
  }
}
