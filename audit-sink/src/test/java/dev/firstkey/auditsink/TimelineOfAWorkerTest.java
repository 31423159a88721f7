package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LogPlace.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "audit-sink"))
class TimelineOfAWorkerTest {
  private static final String ANALYST = TestTokens.token("ana", "analyst");

  @Test
  void tellsTheVisitThatWasOpenedBeforeTheWorkerWasKnown() {
    Visit visit = Visit.fresh();
    accounted(visit.story().reversed());

    JsonPath told = timeline(visit.workerId());

    assertThat(told.getList("entries.type"))
        .containsExactly(
            "dev.firstkey.transaction.opened.v1",
            "dev.firstkey.proofing.passed.v1",
            "dev.firstkey.pass.delivered.v1",
            "dev.firstkey.pass.expired.v1",
            "dev.firstkey.pass.revoked.v1");
    assertThat(told.getList("entries.millisecondsSincePrevious"))
        .containsExactly(null, 100, 100, 100, 100);
    assertThat(told.getList("entries.outcome")).containsExactly("ok", "ok", "ok", "ended", "ended");
    assertThat(told.getString("entries[4].reason")).isEqualTo("failed-attempts");
    assertThat(told.getBoolean("complete")).isTrue();
  }

  @Test
  void tellsNothingOfAWorkerNobodyKnows() {
    assertThat(timeline("nobody").getList("entries")).isEmpty();
  }

  @Test
  void tellsOneEpisodeOrOnePassWithTheVisitBeforeAndAProofForEachRow() {
    Story story = new Story().told();
    JsonPath whole = timeline(story.workerId);

    JsonPath ofPass = timeline(story.workerId, "pass", whole.getString("entries[6].passId"));
    assertThat(ofPass.getList("entries.type", String.class))
        .contains(
            "dev.firstkey.transaction.opened.v1",
            "dev.firstkey.pass.issued.v1",
            "dev.firstkey.authenticator.revoked.v1")
        .doesNotContain("dev.firstkey.joiner.accepted.v1", "dev.firstkey.case.opened.v1");
    assertThat(ofPass.getList("entries.index"))
        .isSubsetOf(whole.getList("entries.index"))
        .hasSizeLessThan(whole.getList("entries").size());
    JsonPath ofEpisode = timeline(story.workerId, "episode", "ep-2026-1");
    assertThat(ofEpisode.getList("entries.type")).isEqualTo(whole.getList("entries.type"));
    assertThat(timeline(story.workerId, "episode", "ep-none").getList("entries")).isEmpty();
    for (String proof : ofPass.getList("entries.proof", String.class)) {
      given().auth().oauth2(ANALYST).get(proof).then().statusCode(200);
    }
  }

  @Test
  void refusesAQuestionThatItDoesNotKnow() {
    given()
        .auth()
        .oauth2(ANALYST)
        .get("/workers/w-1/timeline?worker=w-2")
        .then()
        .statusCode(400)
        .body("known", contains("episode", "pass"));
  }

  @Test
  void doesNotTellTheVisitsOfOthers() {
    Visit mine = Visit.fresh();
    Visit other = Visit.fresh();
    accounted(List.of(mine.opened(), other.opened(), other.proofed(), mine.proofed()));

    assertThat(timeline(mine.workerId()).getList("entries.transactionId"))
        .containsOnly(mine.transactionId().toString())
        .hasSize(2);
  }

  private static void accounted(List<Event> events) {
    try (Topics topics = new Topics()) {
      events.forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
  }

  private static JsonPath timeline(String workerId, String... focus) {
    var question = given().auth().oauth2(ANALYST);
    if (focus.length == 2) {
      question.queryParam(focus[0], focus[1]);
    }
    return question
        .get("/workers/{workerId}/timeline", workerId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
