package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A question reads as many rows in a log of sixty thousand entries as its answer has, by what
/// PostgreSQL counts. The sequencer reads nothing meanwhile.
@QuarkusTest
@TestProfile(CostOfAQuestionTest.NobodySequences.class)
class CostOfAQuestionTest {
  private static final int MANY = 60_000;
  private static final int FEW = 3_000;
  private static final String WORKER = "w-cost";
  private static final String READ =
      """
      select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint
      from pg_stat_user_tables
      where relname in ('entry', 'coverage', 'entry_approver')
      """;
  private static final String BEHIND =
      "select (select max(log_index) + 1 from leaf) - counted from tally";
  private static final String ASKED =
      "select coalesce(sum(seq_scan + idx_scan), 0)::bigint from pg_stat_user_tables"
          + " where relname = 'entry'";

  public static final class NobodySequences implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("firstkey.log.every", "3600s");
    }
  }

  @BeforeAll
  static void aLongLog() {
    Rows.change(
        """
        insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
          event_id, source, type, occurred_at, worker_id, transaction_id, correlation_id,
          causation_id, actor, approvers, outcome)
        select n, 't', 0, n, '{}', sha256(n::text::bytea), gen_random_uuid(), 's', 'a.type',
          timestamp '2026-12-01' + n * interval '1 s', 'w-' || n, gen_random_uuid(), 'c', 'c',
          'service:s', array['person:everywhere'], 'ok'
        from generate_series(1000000, 1000000 + ?) as n
        """,
        MANY);
    Rows.change("vacuum analyze");
    await().atMost(Duration.ofSeconds(60)).until(() -> Rows.number(BEHIND) == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workers/" + WORKER + "/timeline",
        "/entries?worker=" + WORKER,
        "/entries?approver=person:everywhere&limit=10&after=1030000",
        "/entries?actor=service:s&limit=10",
        "/coverage",
      })
  void doesNotGrowWithTheLog(String question) {
    get(question, 200);
    settled();
    long before = Rows.number(READ);
    long asked = Rows.number(ASKED);
    get(question, 200);
    await().atMost(Duration.ofSeconds(60)).until(() -> Rows.number(ASKED) > asked);
    settled();
    assertThat(Rows.number(READ) - before).isLessThan(FEW);
  }

  /// Each connection says what it has read some seconds after it has.
  private static void settled() {
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(60))
        .until(CostOfAQuestionTest::sum, new Steady()::holds);
  }

  private static long sum() {
    return Rows.number(READ) / FEW;
  }

  private static final class Steady {
    private long last = -1;

    boolean holds(long now) {
      boolean same = now == last;
      last = now;
      return same;
    }
  }

  private static void get(String path, int status) {
    given()
        .auth()
        .oauth2(TestTokens.token("ana-" + UUID.randomUUID(), "analyst"))
        .get(path)
        .then()
        .statusCode(status);
  }
}
