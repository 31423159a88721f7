package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesWhileOthersWriteTest {
  private static final int VISITS = 40;

  @Test
  void showEveryEntryOnceAndSkipNone() throws InterruptedException {
    List<Event> events =
        Stream.generate(Visit::fresh)
            .limit(VISITS)
            .flatMap(visit -> visit.story().stream())
            .toList();
    Thread writer = Thread.ofVirtual().start(() -> write(events));

    List<String> seen = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    long after = -1;
    boolean last = false;
    while (!last) {
      last = !writer.isAlive();
      after = readToTheEnd(after, seen, indexes);
    }

    assertThat(indexes).isSorted().doesNotHaveDuplicates();
    assertThat(seen).doesNotHaveDuplicates().containsAll(ids(events));
  }

  @Test
  void linkToTheNextPageWithTheSameSearch() {
    Visit visit = Visit.fresh();
    write(visit.story());

    Response first = page("?worker=" + visit.workerId() + "&limit=3");
    String link = first.header("Link");
    assertThat(first.jsonPath().getList("entries")).hasSize(3);
    assertThat(link)
        .startsWith("<?")
        .endsWith(">; rel=\"next\"")
        .contains("worker=" + visit.workerId(), "limit=3")
        .contains("after=" + first.jsonPath().getLong("next"));

    Response second = page(link.substring(1, link.indexOf('>')));
    assertThat(second.jsonPath().getList("entries")).hasSize(1);
    assertThat(second.jsonPath().getMap("$")).containsEntry("next", null);
    assertThat(second.header("Link")).isNull();
  }

  @Test
  void ofATreeThatIsPublishedAreTheSameForEver() {
    Visit visit = Visit.fresh();
    write(visit.story().subList(0, 3));
    byte[] note = CheckpointsTest.awaitSigned(Rows.number("select max(log_index) + 1 from leaf"));
    long size = Checkpoint.of(SignedNote.of(note).text()).size();
    String query = "?worker=" + visit.workerId() + "&size=" + size;
    List<String> before = page(query).jsonPath().getList("entries.eventId");
    write(visit.story().subList(3, 5));

    assertThat(before).hasSize(2);
    assertThat(page(query).jsonPath().getList("entries.eventId")).isEqualTo(before);
    assertThat(page("?worker=" + visit.workerId()).jsonPath().getList("entries")).hasSize(4);
  }

  private static long readToTheEnd(long from, List<String> seen, List<Integer> indexes) {
    long after = from;
    while (true) {
      Response page = page("?limit=7" + (after < 0 ? "" : "&after=" + after));
      seen.addAll(page.jsonPath().getList("entries.eventId"));
      indexes.addAll(page.jsonPath().getList("entries.index"));
      after = indexes.isEmpty() ? after : indexes.getLast();
      if (page.jsonPath().get("next") == null) {
        return after;
      }
    }
  }

  private static Response page(String query) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get("/entries" + query)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static void write(List<Event> events) {
    try (Topics topics = new Topics()) {
      events.forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(event -> event.envelope().id().toString()).toList();
  }
}
