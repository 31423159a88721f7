package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SameIdOtherBytesTest {

  @Test
  void isAnEntryOfItsOwnAndAFinding() {
    Event event = Visit.fresh().delivered();
    byte[] other = altered(event);
    double before = findings();

    try (Topics topics = new Topics()) {
      topics.say(event);
      topics.send(Topic.ENROLLMENT, event.key(), other);
      topics.send(Topic.ENROLLMENT, event.key(), other);
      topics.say(event);
      Rows.awaitAccounted(topics.settle());
    }

    assertThat(payloads(event.envelope().id())).containsExactly(EventCodec.encode(event), other);
    assertThat(duplicates(event.envelope().id())).containsExactly(1L, 0L);
    assertThat(findings()).isEqualTo(before + 1);
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
  }

  @Test
  void theSameBytesUnderAnotherKeyAreOtherBytes() {
    Event event = Visit.fresh().delivered();

    try (Topics topics = new Topics()) {
      topics.say(event);
      topics.send(Topic.ENROLLMENT, "somebody-else", EventCodec.encode(event));
      topics.send(Topic.ENROLLMENT, null, EventCodec.encode(event));
      Rows.awaitAccounted(topics.settle());
    }

    assertThat(payloads(event.envelope().id())).hasSize(3);
  }

  private static byte[] altered(Event event) {
    String json = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
    return json.replace("\"actor\":\"service:test\"", "\"actor\":\"person:mallory\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> payloads(UUID id) {
    return Rows.rows("select payload from entry where event_id = ? order by log_index", id).stream()
        .map(row -> (byte[]) row.getFirst())
        .toList();
  }

  /// Which of the id's entries, counted from 0, each duplicate repeats; in the order of the log.
  private static List<Object> duplicates(UUID id) {
    return Rows.rows(
            """
            select (select count(*) from entry e where e.event_id = ? and e.log_index < entry_index)
            from coverage where entry_index in (select log_index from entry where event_id = ?)
            order by log_index
            """,
            id,
            id)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private static double findings() {
    return given()
        .get("/q/metrics")
        .then()
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith("firstkey_audit_findings_total"))
        .filter(line -> line.contains("same-id-other-bytes"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
