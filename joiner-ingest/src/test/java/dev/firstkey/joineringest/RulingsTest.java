package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.Seasonal.SEASONAL;
import static dev.firstkey.joineringest.Seasonal.changed;
import static dev.firstkey.joineringest.Seasonal.isAccepted;
import static dev.firstkey.joineringest.Seasonal.last;
import static dev.firstkey.joineringest.Seasonal.queued;
import static dev.firstkey.joineringest.Seasonal.rule;
import static dev.firstkey.joineringest.Seasonal.say;
import static dev.firstkey.joineringest.Seasonal.usedUp;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one operator decides about everything that waits above a source's rate.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RulingsTest {
  @BeforeEach
  void aQuietTimeBefore() {
    Seasonal.quiet();
  }

  @Test
  void oneOperatorLetsAllOfThemGoAndIsNamedForEach() {
    usedUp();
    String one = queued();
    String other = queued();
    rule("release").statusCode(202).body("records", equalTo(2));
    for (String worker : List.of(one, other)) {
      await(Topic.JOINER, worker, JoinerAccepted.class);
      assertThat(last(worker).envelope().actor()).isEqualTo("person:op-1");
      assertThat(last(worker).envelope().correlationId())
          .isEqualTo(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
    }
    Tables.await(
        "select reference = 'HR-11' and data is null from quarantine where worker_id = '"
            + one
            + "'");
  }

  @Test
  void oneOperatorRejectsAllOfThem() {
    usedUp();
    String worker = queued();
    rule("rejection").statusCode(202).body("records", equalTo(1));
    JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(rejected.reason()).isEqualTo(HrRejection.REJECTED_BY_STAFF);
    assertThat(rejected.because()).isEqualTo(RejectedBecause.NOT_APPROVED);
    assertThat(await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class).reasons())
        .containsExactly("rejected-by-staff", "not-approved");
    assertThat(last(worker).envelope().actor()).isEqualTo("person:op-1");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void aDecisionThatWasMadeWhileATurnBeginsIsNotLost() throws SQLException {
    usedUp();
    String worker = queued();
    rejectedWhile(worker, () -> Tables.change("update pace set at = at - interval '11 minutes'"));
    assertThat(await(Topic.JOINER, worker, JoinerRejected.class).reason())
        .isEqualTo(HrRejection.REJECTED_BY_STAFF);
    assertThat(last(worker).envelope().actor()).isEqualTo("person:op-2");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void whatIsSaidAnewOfWhomAnOperatorRejectedIsRejectedToo() throws SQLException {
    usedUp();
    String worker = queued();
    rejectedWhile(worker, () -> say(worker, changed(worker, null, 2)));
    await(Topic.JOINER, worker, JoinerRejected.class);
    Tables.await(
        "select bool_and(ended is not null or because = 'REJECTED_BEFORE') and count(*) > 0"
            + " from quarantine where worker_id = '%s'".formatted(worker));
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void whatIsDecidedAboutAllIsDecidedByOnePersonAtOneSource() {
    rule("release", "{\"source\":\"" + SEASONAL + "\"}").statusCode(400);
    rule("release", "{\"reference\":\"HR-1\"}").statusCode(400);
    rule("rejection", "{\"reference\":\"HR-1\",\"source\":\"urn:example:none\"}").statusCode(400);
    rule(
            "rejection",
            "{\"reference\":\"HR-1\",\"source\":\"urn:example:none\",\"because\":\"not-a-worker\"}")
        .statusCode(202)
        .body("records", equalTo(0));
    rule("release", "{\"reference\":\"HR-1\",\"source\":\"urn:example:none\"}")
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:not-registered"));
    given()
        .auth()
        .oauth2(TestTokens.token("hr-1", "hris"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-11\",\"source\":\"" + SEASONAL + "\"}")
        .post("/quarantine/release")
        .then()
        .statusCode(403);
  }

  /// An operator's word that is not committed before the other thing has begun to wait for it.
  private static void rejectedWhile(String worker, Runnable other) throws SQLException {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "update quarantine set verdict = 'REJECT', actor = 'person:op-2', reference = 'HR-12'"
              + " where worker_id = '%s'".formatted(worker));
      other.run();
      Tables.await("select exists (select 1 from pg_locks where not granted)");
      connection.commit();
    }
  }
}
