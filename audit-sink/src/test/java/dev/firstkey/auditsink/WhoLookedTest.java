package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who looked at what is an entry like every other.
@QuarkusTest
class WhoLookedTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String LOOKS =
      """
      select convert_from(payload, 'UTF8')::json #>> '{data,question}',
             convert_from(payload, 'UTF8')::json #>> '{data,asked}', correlation_id
      from entry where type = 'dev.firstkey.audit.accessed.v1' and actor = ? order by log_index
      """;

  private final String ana = "ana-" + UUID.randomUUID();

  @Test
  void aSearchAndATimelineAreToldWithTheWorker() {
    String worker = "w-" + UUID.randomUUID();
    get("/entries?worker=" + worker + "&type=pass.issued&limit=7", 200);
    get("/workers/" + worker + "/timeline", 200);
    await().atMost(BOUND).until(() -> looks().size() == 2);
    assertThat(looks())
        .containsExactlyInAnyOrder(
            List.of("entries", "worker=" + worker + "&type=dev.firstkey.pass.issued.v1", worker),
            List.of("timeline", "", worker));
  }

  @Test
  void whoAsksAgainAndAgainIsToldOnce() {
    for (int i = 0; i < 5; i++) {
      get("/entries?after=" + i, 200);
    }
    get("/coverage", 200);
    await().atMost(BOUND).until(() -> looks().size() == 2);
    assertThat(looks())
        .containsExactlyInAnyOrder(
            List.of("entries", "", "audit-log"), List.of("coverage", "", "audit-log"));
  }

  @Test
  void whichPartOfTheLogWasReadIsTold() {
    CheckpointsTest.visits(1);
    get("/log/tile/entries/000.p/1", 200);
    get("/log/tile/entries/000.p/2", 200);
    get("/log/tile/0/000.p/1", 200);
    get("/log/proof/inclusion?index=1&size=2", 200);
    await().atMost(BOUND).until(() -> looks().size() == 3);
    assertThat(looks())
        .containsExactlyInAnyOrder(
            List.of("log", "entries=0-65535", "audit-log"),
            List.of("log", "hashes", "audit-log"),
            List.of("log", "index=1", "audit-log"));
  }

  @Test
  void whoMayNotLookAndWhatIsForEverybodyIsNotTold() {
    given().auth().oauth2(TestTokens.token(ana, "hris")).get("/entries").then().statusCode(403);
    get("/log/checkpoint", 200);
    get("/coverage", 200);
    await().atMost(BOUND).until(() -> !looks().isEmpty());
    assertThat(looks()).containsExactly(List.of("coverage", "", "audit-log"));
  }

  private void get(String path, int status) {
    given().auth().oauth2(TestTokens.token(ana, "analyst")).get(path).then().statusCode(status);
  }

  private List<List<Object>> looks() {
    return Rows.rows(LOOKS, "person:" + ana);
  }
}
