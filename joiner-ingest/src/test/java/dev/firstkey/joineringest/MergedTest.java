package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.SeveralSourcesTest.CONTRACTORS;
import static dev.firstkey.joineringest.SeveralSourcesTest.agencySays;
import static dev.firstkey.joineringest.SeveralSourcesTest.changed;
import static dev.firstkey.joineringest.SeveralSourcesTest.decide;
import static dev.firstkey.joineringest.SeveralSourcesTest.doubled;
import static dev.firstkey.joineringest.SeveralSourcesTest.hired;
import static dev.firstkey.joineringest.SeveralSourcesTest.hrisSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerSeparated;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/// One person under two ids: what becomes of the id that staff merged into the other.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MergedTest {
  private final String known = newWorker();
  private final String other = newWorker();

  private void merge() {
    decide(doubled(known, other), "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    await(Topic.JOINER, other, JoinerIgnored.class);
  }

  private ValidatableResponse separate(String who, String role) {
    String body =
        "{\"reference\":\"HR-12\",\"source\":\"%s\",\"workerId\":\"%s\"}"
            .formatted(CONTRACTORS, other);
    return Desk.operator()
        .auth()
        .oauth2(TestTokens.token(who, role))
        .body(body)
        .post("/quarantine/separation")
        .then();
  }

  @Test
  void hrIsToldWhoseRecordItIs() {
    merge();
    agencySays(other, changed(other, 2, 2));
    agencySays(other, new HrisLeft(other, "e-1", 3));
    var told = awaitMany(Topic.HRIS_WRITEBACK, other, HrisWriteback.class, 4);
    assertThat(told.getFirst().reasons()).containsExactly("email");
    assertThat(told.subList(1, 4))
        .allMatch(it -> it.state() == WritebackState.NEEDS_CORRECTION)
        .allMatch(it -> it.reasons().equals(java.util.List.of("merged")))
        .allMatch(it -> known.equals(it.mergedInto()))
        .allMatch(it -> CONTRACTORS.equals(it.source()));
    assertThat(heard(Topic.JOINER, known, JoinerDeparted.class)).isEmpty();
  }

  @Test
  void onceTheOtherEmploymentIsOverAHireOfTheMergedIdIsHeard() {
    merge();
    hrisSays(known, new HrisLeft(known, "e-1", 2));
    await(Topic.JOINER, known, JoinerDeparted.class);
    agencySays(other, hired(other, "e-2", known + "@example.test", 1, 1));
    assertThat(await(Topic.JOINER, other, JoinerAccepted.class).episodeId()).isEqualTo("e-2");
  }

  @Test
  void anEndThatWasSaidMeanwhileStaysSaid() {
    merge();
    agencySays(other, new HrisLeft(other, "e-1", 3));
    assertThat(awaitMany(Topic.JOINER, other, JoinerIgnored.class, 2).getLast().reason())
        .isEqualTo(IgnoredBecause.MERGED);
    assertThat(heard(Topic.JOINER, known, JoinerDeparted.class)).isEmpty();
    hrisSays(known, new HrisLeft(known, "e-1", 2));
    await(Topic.JOINER, known, JoinerDeparted.class);
    agencySays(other, changed(other, 2, 4));
    assertThat(awaitMany(Topic.JOINER, other, JoinerIgnored.class, 3).getLast().reason())
        .isEqualTo(IgnoredBecause.STALE);
    assertThat(heard(Topic.JOINER, other, JoinerAccepted.class)).isEmpty();
    assertThat(heard(Topic.JOINER, other, JoinerDeparted.class)).isEmpty();
  }

  @Test
  void staffUndoAMergeAndHrSaysItAgain() {
    merge();
    separate("op-2", "operator")
        .statusCode(200)
        .body("mergedInto", equalTo(known))
        .body("next", containsString("anew"));
    assertThat(await(Topic.JOINER, other, JoinerSeparated.class))
        .isEqualTo(new JoinerSeparated(other, CONTRACTORS, known, "HR-12"));
    assertThat(heard(Topic.JOINER, other).getLast().envelope().actor()).isEqualTo("person:op-2");
    assertThat(heard(Topic.JOINER, other, JoinerAccepted.class)).isEmpty();
    agencySays(other, hired(other, null, 1, 4));
    await(Topic.JOINER, other, JoinerAccepted.class);
    separate("op-2", "operator").statusCode(404);
  }

  @Test
  void whatIsSaidAgainIsDoubtedAgainAndMayBeMergedAnew() {
    merge();
    separate("op-2", "operator").statusCode(200);
    agencySays(other, hired(other, known + "@example.test", 1, 4));
    var waits = awaitMany(Topic.JOINER, other, JoinerQuarantined.class, 2).getLast();
    decide(waits.quarantineId(), "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    agencySays(other, changed(other, 2, 5));
    assertThat(awaitMany(Topic.JOINER, other, JoinerIgnored.class, 3))
        .allMatch(ignored -> ignored.reason() == IgnoredBecause.MERGED);
  }

  @Test
  void onlyOperatorsUndoAMerge() {
    merge();
    separate("a-1", "analyst").statusCode(403);
    Desk.operator()
        .body("{\"reference\":\"HR-12\",\"source\":\"" + CONTRACTORS + "\"}")
        .post("/quarantine/separation")
        .then()
        .statusCode(400);
    assertThat(heard(Topic.JOINER, other, JoinerSeparated.class)).isEmpty();
  }
}
