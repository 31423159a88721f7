package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SevenTopicsAtOnceTest {
  private static final int EACH = 60;

  private static final List<Topic> HEARD =
      List.of(
          Topic.JOINER,
          Topic.ISSUANCE,
          Topic.ENROLLMENT,
          Topic.ENROLLMENT_COMPLETE,
          Topic.EXPIRY,
          Topic.REVOCATION,
          Topic.AUDIT);

  @Test
  void leaveNoGapInTheLogAndNoneInTheOffsets() throws InterruptedException {
    List<Thread> speakers =
        HEARD.stream().map(topic -> Thread.ofVirtual().start(() -> speak(topic))).toList();
    for (Thread speaker : speakers) {
      speaker.join();
    }

    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
    JsonPath coverage =
        given()
            .auth()
            .oauth2(TestTokens.token("ana", "analyst"))
            .get("/coverage")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(coverage.getBoolean("complete")).isTrue();
    assertThat(coverage.getList("partitions.topic", String.class))
        .containsAll(HEARD.stream().map(Topics::name).toList());
    coverage.<Map<String, Object>>getList("partitions").forEach(SevenTopicsAtOnceTest::addsUp);
  }

  private static void addsUp(Map<String, Object> partition) {
    long first = number(partition.get("firstOffset"));
    long last = number(partition.get("lastOffset"));
    assertThat(first).isZero();
    assertThat(number(partition.get("entries")) + number(partition.get("covered")))
        .isEqualTo(last - first + 1);
    assertThat((List<?>) partition.get("gaps")).isEmpty();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static void speak(Topic topic) {
    try (Topics topics = new Topics()) {
      IntStream.range(0, EACH)
          .forEach(_ -> topics.send(topic, UUID.randomUUID().toString(), value(topic)));
      Rows.awaitAccounted(topics.settle());
    }
  }

  /// A recorded sample of the topic's first type under an id of its own; a topic with no type yet
  /// gets bytes that are parked.
  private static byte[] value(Topic topic) {
    return Stream.of(EventType.values())
        .filter(type -> type.topic() == topic)
        .findFirst()
        .map(SevenTopicsAtOnceTest::sample)
        .orElse("{}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sample(EventType type) {
    return RecordedSamples.of(type)
        .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\":\"" + UUID.randomUUID() + "\"");
  }
}
