package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fails for good is parked after a few tries; what may pass is repeated. The failures are
/// PostgreSQL's own.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class FailuresOfReactionsTest {
  private static final int MANY = 1000;

  @Inject Notes notes;

  private final String worker = Joiner.worker();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 / 0",
        "select convert_from('\\xff'::bytea, 'UTF8')",
        "select cast('canary' as uuid)",
        "insert into note (id, words) values (gen_random_uuid(), null)",
        "do $$ begin raise exception 'canary' using errcode = '23505'; end $$"
      })
  void aFailureThatComesAgainIsTriedAFewTimesAndParkedAndTheChannelGoesOn(String sql) {
    UUID first = UUID.randomUUID();
    notes.trouble(worker, sql, MANY);
    Joiner.send(Notes.heard(first, worker));
    assertThat(Joiner.parkedBecause(worker)).isEqualTo("unprocessable");
    assertThat(notes.troubleLeft(worker)).isEqualTo(MANY - Patience.TRIES);
    assertThat(notesOf(first)).isZero();
    assertThat(held()).isEqualTo(1);

    notes.trouble(worker, sql, 0);
    UUID second = UUID.randomUUID();
    Joiner.send(Notes.heard(second, worker));
    Joiner.awaitAnswers(worker, 1);
    assertThat(notesOf(second)).isEqualTo(1);
    assertThat(Joiner.parked(worker)).isEqualTo(1);
    ready();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "42P01"})
  void aFailureThatMayPassIsRepeatedUntilItHas(String state) {
    repeated("do $$ begin raise exception 'canary' using errcode = '%s'; end $$".formatted(state));
  }

  @Test
  void aConnectionThatIsCutIsRepeatedUntilItHolds() {
    repeated("select pg_terminate_backend(pg_backend_pid())");
  }

  /// The driver never answers a statement that fails with this state (Vert.x 4.5).
  @Test
  void anAttemptThatNeverEndsIsRepeated() {
    repeated("do $$ begin raise exception 'canary' using errcode = '57P01'; end $$", 1);
  }

  private void repeated(String sql) {
    repeated(sql, Patience.TRIES + 1);
  }

  private void repeated(String sql, int times) {
    notes.trouble(worker, sql, times);
    Joiner.send(Notes.heard(UUID.randomUUID(), worker));
    Joiner.awaitAnswers(worker, 1);
    assertThat(notes.troubleLeft(worker)).isZero();
    assertThat(Joiner.parked(worker)).isZero();
    assertThat(held()).isZero();
    ready();
  }

  private int held() {
    return Tables.count("select count(*) from held where record_key = '" + worker + "'");
  }

  private static int notesOf(UUID id) {
    return Tables.count("select count(*) from note where id = '" + id + "'");
  }

  private static void ready() {
    Awaitility.await()
        .atMost(Joiner.BOUND)
        .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
  }
}
