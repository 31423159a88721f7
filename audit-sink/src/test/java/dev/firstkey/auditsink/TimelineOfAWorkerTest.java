package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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

  private static JsonPath timeline(String workerId) {
    return given()
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get("/workers/{workerId}/timeline", workerId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
