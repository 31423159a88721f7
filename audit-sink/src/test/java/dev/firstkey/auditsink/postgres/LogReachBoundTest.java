package dev.firstkey.auditsink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.LogReach.Covered;
import dev.firstkey.auditsink.StreamEnd;
import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Somebody holds the row of the tally: nothing is added up any more.
@QuarkusTest
@TestProfile(LogReachBoundTest.Alone.class)
class LogReachBoundTest {
  private static final String LEAVES =
      """
      insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
        event_id, source, type, occurred_at, correlation_id, causation_id, actor, outcome)
      select (select coalesce(max(log_index), -1) + 1 from leaf) + n, 'bound', 0, n, '{}',
        sha256(gen_random_uuid()::text::bytea), gen_random_uuid(), 's', 'a.type', now(), 'c', 'c',
        'service:s', 'ok'
      from generate_series(0, 9) as n
      """;

  @Inject Pool pool;

  /// Its tally stands still for no other test.
  public static final class Alone implements QuarkusTestProfile {}

  @Test
  void whatIsMissingIsNotKnownWhereTooManyLeavesAreNotAddedUp() throws SQLException {
    try (Connection held = FirstkeyBacking.connectAsOwner();
        Connection other = FirstkeyBacking.connectAsOwner();
        Statement holding = held.createStatement();
        Statement writing = other.createStatement()) {
      held.setAutoCommit(false);
      holding.execute("select from tally for update");
      writing.execute(LEAVES);
      assertThat(covers(1_000_000, 9)).isEqualTo(Covered.YES);
      assertThat(covers(9, 9)).isEqualTo(Covered.NOT_KNOWN);
      assertThat(covers(9, 10)).isEqualTo(Covered.NO);
    }
  }

  @Test
  void anAnswerThatTakesTooLongIsNotKnown() throws SQLException {
    try (Connection held = FirstkeyBacking.connectAsOwner();
        Statement holding = held.createStatement()) {
      held.setAutoCommit(false);
      holding.execute("lock table partition_tally in access exclusive mode");
      assertThat(covers(1_000_000, -1)).isEqualTo(Covered.NOT_KNOWN);
    }
  }

  private Covered covers(long most, long offset) {
    return new PostgresLogReach(pool, most)
        .covers(List.of(new StreamEnd("bound", 0, offset)))
        .await()
        .indefinitely();
  }
}
