package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.Seasonal.SEASONAL;
import static dev.firstkey.joineringest.Seasonal.changed;
import static dev.firstkey.joineringest.Seasonal.isAccepted;
import static dev.firstkey.joineringest.Seasonal.joining;
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
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who waits above a source's rate has a place, and keeps it.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class PlacesInTheQueueTest {
  @BeforeEach
  void aQuietTimeBefore() {
    Seasonal.quiet();
  }

  @Test
  void whoeverIsSaidAnewKeepsThePlace() {
    usedUp();
    String first = queued();
    String second = queued();
    String since = "select since, chain_id, id from quarantine where worker_id = '%s'";
    List<String> before = Tables.lines(since.formatted(first));
    say(first, changed(first, null, 2));
    JoinerQuarantined again = awaitMany(Topic.JOINER, first, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.ABOVE_RATE);
    assertThat(again.sequence()).isEqualTo(2);
    assertThat(Tables.lines(since.formatted(first))).isEqualTo(before).hasSize(1);
    Tables.change("update pace set at = at - interval '11 minutes'");
    assertThat(await(Topic.JOINER, first, JoinerAccepted.class).sequence()).isEqualTo(2);
    assertThat(heard(Topic.JOINER, first))
        .extracting(event -> event.envelope().correlationId())
        .hasSizeGreaterThan(2)
        .containsOnly(last(first).envelope().correlationId());
    assertThat(isAccepted(second)).isFalse();
  }

  @Test
  void whoeverIsSaidAnewTakesNoTurnOfTheOthers() {
    usedUp();
    String first = queued();
    String second = queued();
    Tables.change("update pace set at = clock_timestamp() + interval '1 hour', hires = 0");
    say(second, changed(second, null, 2));
    awaitMany(Topic.JOINER, second, JoinerQuarantined.class, 2);
    Tables.change("update pace set at = clock_timestamp() - interval '11 minutes', hires = 0");
    await(Topic.JOINER, first, JoinerAccepted.class);
    assertThat(isAccepted(second)).isFalse();
  }

  @Test
  void whatIsOlderThanWhatWaitsDoesNotTakeItsPlace() {
    usedUp();
    String worker = newWorker();
    say(worker, changed(worker, null, 7));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    say(worker, joining(worker));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.STALE);
    rule("release").statusCode(202).body("records", equalTo(1));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).sequence()).isEqualTo(7);
  }

  @Test
  void whatStaffMustDecideStandsBeforeWhatWaitsItsTurn() {
    usedUp();
    String early = queued();
    String late = newWorker();
    HrisHired whole = hired(late, "e-1", 1);
    byte[] event = EventCodec.encodeHris(UUID.randomUUID().toString(), SEASONAL, late, WHEN, whole);
    String incomplete =
        new String(event, StandardCharsets.UTF_8).replace("Europe/Berlin", "Atlantis");
    JoinerTopics.sayOn("hris.seasonal", late, incomplete.getBytes(StandardCharsets.UTF_8));
    await(Topic.JOINER, late, JoinerQuarantined.class);
    List<String> workers =
        given()
            .auth()
            .oauth2(TestTokens.token("op-1", "operator"))
            .get("/quarantine?limit=1000")
            .then()
            .statusCode(200)
            .body("find { it.workerId == '" + early + "' }['because']", equalTo("above-rate"))
            .body("find { it.workerId == '" + late + "' }['because']", equalTo("incomplete"))
            .extract()
            .path("workerId");
    assertThat(workers).containsSubsequence(late, early);
  }
}
