package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Following the log: what is published is told once, in its order, also to who was cut off.
@QuarkusTest
@Timeout(180)
class LiveTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void whatIsPublishedIsToldInTheOrderOfTheLog() throws Exception {
    CheckpointsTest.visits(1);
    Visit visit = Visit.fresh();
    try (var feed = new Feed("worker=" + visit.workerId(), null)) {
      tell(visit);
      List<Long> told = feed.next(4);
      assertThat(told).isSorted().isEqualTo(indexes(visit));
    }
  }

  @Test
  void whoWasCutOffMissesNothingAndHearsNothingTwice() throws Exception {
    CheckpointsTest.visits(1);
    Visit visit = Visit.fresh();
    List<Long> heard;
    try (var feed = new Feed("worker=" + visit.workerId(), null)) {
      tell(visit);
      heard = new ArrayList<>(feed.next(2));
    }
    try (var feed = new Feed("worker=" + visit.workerId(), heard.getLast())) {
      heard.addAll(feed.next(2));
    }
    assertThat(heard).isEqualTo(indexes(visit));
  }

  @Test
  void whoIsCutOffBeforeAnyEntryMissesNothing() throws Exception {
    CheckpointsTest.visits(1);
    Visit visit = Visit.fresh();
    long begin;
    try (var feed = new Feed("worker=" + visit.workerId(), null)) {
      begin = feed.position();
    }
    tell(visit);
    try (var feed = new Feed("worker=" + visit.workerId(), begin)) {
      assertThat(feed.next(4)).isEqualTo(indexes(visit));
    }
  }

  @Test
  void aBacklogComesPageBehindPage() throws Exception {
    byte[] note = CheckpointsTest.visits(100);
    long size = Checkpoint.of(SignedNote.of(note).text()).size();
    try (var feed = new Feed("", 0L)) {
      List<Long> told =
          feed.next(
              (int)
                  Rows.number(
                      "select count(*) from entry where log_index > 0 and log_index < ?", size));
      assertThat(told).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(499);
    }
  }

  @Test
  void aCursorThatTheLogHasNotIsTakenBackToItsEnd() throws Exception {
    byte[] note = CheckpointsTest.visits(1);
    long size = Checkpoint.of(SignedNote.of(note).text()).size();
    try (var feed = new Feed("", 900_000_000L)) {
      assertThat(feed.position()).isGreaterThanOrEqualTo(size - 1).isLessThan(900_000_000L);
    }
  }

  @Test
  void asManyFollowAsAReplicaServesAndWhoLeavesMakesRoom() throws Exception {
    CheckpointsTest.visits(1);
    List<Feed> feeds = new ArrayList<>();
    try {
      for (int i = 0; i < FollowLog.MOST; i++) {
        feeds.add(new Feed("", null));
      }
      var refused = asked("analyst").get("/entries/live");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("10");
    } finally {
      feeds.forEach(Feed::close);
    }
    await()
        .atMost(BOUND)
        .untilAsserted(() -> {
          try (var feed = new Feed("", null)) {
            assertThat(feed.position()).isPositive();
          }
        });
  }

  @Test
  void itIsForAnalystsAndSaysWhatIsWrong() {
    given().get("/entries/live").then().statusCode(401);
    asked("auditor").get("/entries/live").then().statusCode(403);
    asked("analyst").get("/entries/live?wroker=a").then().statusCode(400);
    asked("analyst").header("Last-Event-ID", "x").get("/entries/live").then().statusCode(400);
  }

  private static io.restassured.specification.RequestSpecification asked(String role) {
    return given().auth().oauth2(TestTokens.token("ana", role));
  }

  private static void tell(Visit visit) {
    try (Topics topics = new Topics()) {
      visit.story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
  }

  /// Of the five events one names the visit and no worker.
  private static List<Long> indexes(Visit visit) {
    JsonPath page = asked("analyst").get("/entries?worker=" + visit.workerId()).jsonPath();
    return page.getList("entries.index", Long.class);
  }

  /// A reader of the feed.
  private static final class Feed implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;

    Feed(String query, Long last) throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + RestAssured.port + "/entries/live?" + query))
              .header("Authorization", "Bearer " + TestTokens.token("ana", "analyst"));
      if (last != null) {
        request.header("Last-Event-ID", last.toString());
      }
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /// The log indexes of the next entries.
    List<Long> next(int many) throws IOException {
      List<Long> told = new ArrayList<>();
      while (told.size() < many) {
        told.add(data("entry").getLong("index"));
      }
      return told;
    }

    long position() throws IOException {
      return data("position").getLong("reached");
    }

    /// Of the next event of this name.
    private JsonPath data(String name) throws IOException {
      boolean mine = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        mine = line.startsWith("event:") ? line.endsWith(name) : mine;
        if (mine && line.startsWith("data:")) {
          return JsonPath.from(line.substring("data:".length()));
        }
      }
      throw new AssertionError("the feed ended without " + name);
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
