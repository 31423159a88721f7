package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.auditsink.postgres.WorkerQuestion;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A question reads a few pages of a log of sixty thousand entries, by what PostgreSQL counts.
@QuarkusTest
@TestProfile(CostOfAQuestionTest.NobodySequences.class)
class CostOfAQuestionTest {
  private static final int MANY = 60_000;
  private static final int FEW = 200;
  private static final String BEHIND =
      "select (select max(log_index) + 1 from leaf) - counted from tally";

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
          'service:s', array['person:everywhere', 'person:' || (n % 20000)], 'ok'
        from generate_series(1000000, 1000000 + ?) as n
        """,
        MANY);
    Rows.change("vacuum analyze");
    await().atMost(Duration.ofSeconds(60)).until(() -> Rows.number(BEHIND) == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        select log_index from entry where log_index in (
          select log_index from entry_approver where approver = 'person:7')
        order by log_index limit 101
        """,
        """
        select log_index from entry where log_index > 1030000 and log_index in (
          select log_index from entry_approver where approver = 'person:everywhere')
        order by log_index limit 101
        """,
        """
        select * from entry where actor = 'service:s' and log_index > 1030000
        order by log_index limit 101
        """
      })
  void doesNotGrowWithTheLog(String question) {
    assertThat(pages(question)).isLessThan(FEW);
  }

  @Test
  void neitherDoesATimeline() {
    String mine =
        WorkerQuestion.SQL
            .replace(":worker", "'w-1030000'")
            .replace(":proofed", "'dev.firstkey.proofing.passed.v1'");
    assertThat(pages(mine)).isLessThan(FEW);
  }

  /// What has no index is seen to cost more.
  @Test
  void thisWouldBeSeen() {
    assertThat(pages("select * from entry where causation_id = 'nobody'")).isGreaterThan(5 * FEW);
  }

  private static long pages(String question) {
    String plan =
        Rows.rows("explain (analyze, buffers, format json) " + question)
            .getFirst()
            .getFirst()
            .toString();
    return number(plan, "Shared Hit Blocks") + number(plan, "Shared Read Blocks");
  }

  /// The first is that of the whole plan.
  private static long number(String plan, String name) {
    String rest = plan.substring(plan.indexOf(name) + name.length() + 2);
    return Long.parseLong(rest.substring(0, rest.indexOf(',')).strip());
  }
}
