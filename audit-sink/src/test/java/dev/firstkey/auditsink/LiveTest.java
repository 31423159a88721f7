package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Following the log: what is published is told once, in its order, also to who was cut off.
@QuarkusTest
class LiveTest {

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

  /// Of the five events one names the visit only.
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
      boolean entry = false;
      while (told.size() < many) {
        String line = lines.readLine();
        entry = line.startsWith("event:") ? line.endsWith("entry") : entry;
        if (entry && line.startsWith("data:")) {
          told.add(JsonPath.from(line.substring("data:".length())).getLong("index"));
        }
      }
      return told;
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
