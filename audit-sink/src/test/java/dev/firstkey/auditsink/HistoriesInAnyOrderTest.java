package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// A visit's history in many orders and with repeats, on all topics at once: each event is one
/// entry, each repeat is explained by it, and the worker's timeline is the same, whatever the
/// order.
@QuarkusTest
class HistoriesInAnyOrderTest {
  private static final Logger LOG = Logger.getLogger(HistoriesInAnyOrderTest.class);
  private static final String EXPLAINED =
      """
      select event_id, count(distinct log_index) as entries,
        (select count(*) from coverage
         where why = 'duplicate' and entry_index = min(entry.log_index)) as repeats
      from entry group by event_id
      """;

  private final SeededOrders orders = SeededOrders.asked(40);

  @Test
  void everyOrderTellsTheSame() {
    LOG.info(orders);
    List<Visit> visits = IntStream.range(0, orders.number()).mapToObj(_ -> Visit.fresh()).toList();
    List<List<Event>> heard = new ArrayList<>();
    for (int at = 0; at < orders.number(); at++) {
      heard.add(orders.order("visit", at, visits.get(at).story()));
    }
    try (Topics topics = new Topics()) {
      SeededOrders.sideBySide(heard).forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
    assertThat(LogShape.now()).as("%s", orders).isEqualTo(LogShape.sound());
    assertEachIsOneEntry(heard);
    visits.forEach(visit ->
        assertThat(told(visit))
            .as("%s", orders)
            .containsExactlyElementsOf(
                visit.story().stream().map(event -> event.envelope().id().toString()).toList()));
  }

  private void assertEachIsOneEntry(List<List<Event>> heard) {
    Map<UUID, List<Object>> rows = new HashMap<>();
    Rows.rows(EXPLAINED).forEach(row -> rows.put((UUID) row.getFirst(), row.subList(1, 3)));
    Map<UUID, Long> times =
        heard.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(event -> event.envelope().id(), Collectors.counting()));
    times.forEach((id, number) ->
        assertThat(rows.get(id)).as("%s", orders).isEqualTo(List.of(1L, number - 1)));
  }

  private static List<String> told(Visit visit) {
    return given()
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get("/workers/{worker}/timeline", visit.workerId())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("entries.eventId", String.class);
  }
}
