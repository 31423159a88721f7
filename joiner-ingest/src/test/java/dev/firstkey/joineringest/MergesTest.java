package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.SeveralSourcesTest.CONTRACTORS;
import static dev.firstkey.joineringest.SeveralSourcesTest.decide;
import static dev.firstkey.joineringest.SeveralSourcesTest.doubled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who separates sees what was merged.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MergesTest {
  private static String merged(String known) {
    String other = newWorker();
    decide(doubled(known, other), "merge", ",\"workerId\":\"" + known + "\"").statusCode(204);
    await(Topic.JOINER, other, JoinerIgnored.class);
    return other;
  }

  private static Response page(String query) {
    return Desk.operator().urlEncodingEnabled(false).get("/quarantine/merges?" + query);
  }

  /// All of them, one on each page.
  private static List<Map<String, String>> all() {
    List<Map<String, String>> all = new ArrayList<>();
    String query = "limit=1";
    while (!query.isEmpty()) {
      Response page = page(query);
      assertThat(page.statusCode()).isEqualTo(200);
      List<Map<String, String>> lines = page.jsonPath().getList("");
      assertThat(lines).hasSizeLessThanOrEqualTo(1);
      all.addAll(lines);
      String link = page.header("Link");
      query = link == null ? "" : link.replaceAll("^<\\?|>; rel=\"next\"$", "");
    }
    return all;
  }

  private static Map<String, String> plain(Map<String, String> line) {
    Map<String, String> plain = new HashMap<>(line);
    plain.remove("since");
    return plain;
  }

  @Test
  void eachSaysWhoBecameWhomByWhomAndWhenUntilItIsUndone() {
    Instant before = Instant.now().minusSeconds(60);
    String known = newWorker();
    String kept = merged(known);
    String another = newWorker();
    String undone = merged(another);
    Map<String, String> line =
        Map.of(
            "source", CONTRACTORS,
            "workerId", kept,
            "mergedInto", known,
            "mergedBy", "person:op-1",
            "reference", "HR-9");
    List<Map<String, String>> all = all();
    assertThat(all).extracting(MergesTest::plain).containsOnlyOnce(line);
    assertThat(all).extracting(it -> it.get("workerId")).contains(undone).doesNotHaveDuplicates();
    assertThat(all).allMatch(it -> Instant.parse(it.get("since")).isAfter(before));
    Desk.operator()
        .body(
            "{\"reference\":\"HR-12\",\"source\":\"%s\",\"workerId\":\"%s\"}"
                .formatted(CONTRACTORS, undone))
        .post("/quarantine/separation")
        .then()
        .statusCode(200);
    assertThat(all()).extracting(it -> it.get("workerId")).contains(kept).doesNotContain(undone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "after=", "after=a'b", "after=AAAA", "after=YQAgYg", "page=2"})
  void aPageThatNobodyCanMeanIsRefused(String query) {
    assertThat(page(query).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyOperatorsLook() {
    Desk.operator()
        .auth()
        .oauth2(TestTokens.token("a-1", "analyst"))
        .get("/quarantine/merges")
        .then()
        .statusCode(403);
  }
}
