package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits of a source that is not registered any more, few or very many.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class StrandedTest {
  private static final String GONE = "urn:example:gone";

  @Inject MeterRegistry meters;

  @AfterEach
  void nothingOfItWaits() {
    Tables.change("delete from quarantine where source = '%s'".formatted(GONE));
  }

  private static UUID strand(String worker, int many) {
    UUID id = UUID.randomUUID();
    Tables.change(
        """
        insert into quarantine (id, source, statement_id, digest, worker_id, episode_id, sequence,
                                type, members, data, topic, kafka_partition, kafka_offset, chain_id,
                                since, because)
        select case when n = 1 then '%1$s'::uuid else gen_random_uuid() end, '%2$s', '%3$s-' || n,
               'none', case when n = 1 then '%3$s' else '%3$s-' || n end, 'e-1', 1,
               'dev.firstkey.hris.worker.hired.v1', '', '{}', 'none', 0, n, '%1$s',
               clock_timestamp() - interval '1 hour', 'ABOVE_RATE'
        from generate_series(1, %4$d) n
        """
            .formatted(id, GONE, worker, many));
    return id;
  }

  private static ValidatableResponse decide(String path, String more) {
    return given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-9\"" + more + "}")
        .post("/quarantine/" + path)
        .then();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  @Test
  void itIsToldWithItsAge() {
    strand(newWorker(), 2);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> gauge("firstkey.quarantine.stranded"), value -> value == 2);
    assertThat(gauge("firstkey.quarantine.stranded.oldest")).isGreaterThan(3500);
    nothingOfItWaits();
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> gauge("firstkey.quarantine.stranded"), value -> value == 0);
  }

  @Test
  void nobodyOfItIsBelievedAndStaffRejectAllOfThem() {
    String worker = newWorker();
    strand(worker, 1);
    String all = ",\"source\":\"" + GONE + "\"";
    decide("release", all)
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:not-registered"));
    decide("rejection", all + ",\"because\":\"not-a-worker\"")
        .statusCode(202)
        .body("records", equalTo(1));
    await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(heard(Topic.JOINER, worker).getLast().envelope().actor()).isEqualTo("person:op-1");
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
  }

  @Test
  void staffRejectOneOfThem() {
    String worker = newWorker();
    UUID id = strand(worker, 1);
    given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .get("/quarantine?limit=1000")
        .then()
        .body("id", hasItem(id.toString()));
    decide(id + "/rejection", ",\"because\":\"not-a-worker\"").statusCode(204);
    await(Topic.JOINER, worker, JoinerRejected.class);
  }

  private static long count(String column, String view, String where) {
    return Long.parseLong(
        Tables.lines("select coalesce(sum(%s), 0) from %s where %s".formatted(column, view, where))
            .getFirst());
  }

  private static long looks() {
    return count("idx_scan", "pg_stat_user_indexes", "indexrelname = 'quarantine_queue'");
  }

  private static long found() {
    return count("idx_tup_read", "pg_stat_user_indexes", "indexrelname = 'quarantine_queue'");
  }

  private static long scanned() {
    return count("seq_tup_read", "pg_stat_user_tables", "relname = 'quarantine'");
  }

  @Test
  void aQueueOfAHundredThousandIsLookedIntoByItsIndexAloneAndNobodyElseWaits() {
    int many = 100_000;
    strand(newWorker(), many);
    Tables.change("analyze quarantine");
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> gauge("firstkey.quarantine.stranded"), value -> value == 10_000);
    long looks = looks();
    long found = found();
    long scanned = scanned();
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> looks() >= looks + 6);
    assertThat(scanned() - scanned).isLessThan(many);
    assertThat(found() - found).isLessThan(10 * (looks() - looks));
  }
}
