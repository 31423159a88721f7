package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class UnreadableRecordTest {
  private static final Event GOOD = Visit.fresh().delivered();
  private static final String JSON = new String(EventCodec.encode(GOOD), StandardCharsets.UTF_8);

  static Stream<Arguments> records() {
    return Stream.of(
        arguments("null value", null, "null-value"),
        arguments("nothing", bytes(""), "malformed"),
        arguments("garbage", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe}, "malformed"),
        arguments("byte order mark", bytes("\ufeff" + JSON), "malformed"),
        arguments("broken UTF-8", bytes(JSON, (byte) 0xc3), "malformed"),
        arguments("NUL behind it", bytes(JSON + "\0"), "malformed"),
        arguments("a second value", bytes(JSON + "{}"), "malformed"),
        arguments("key twice", bytes(JSON.replaceFirst("\\{", "{\"id\":\"x\",")), "malformed"),
        arguments("a list", bytes("[" + JSON + "]"), "malformed"),
        arguments("too deep", bytes("{\"a\":".repeat(40) + "1" + "}".repeat(40)), "malformed"),
        arguments("huge number", bytes("{\"a\":1" + "0".repeat(60) + "}"), "malformed"),
        arguments("too large", bytes(JSON + " ".repeat(64 * 1024)), "too-large"),
        arguments("not a CloudEvent", bytes("{}"), "not-a-cloudevent"),
        arguments(
            "a time no database knows",
            bytes(JSON.replace("2026-12-01T08", "+999999999-12-01T08")),
            "not-a-cloudevent"),
        arguments("unknown major version", bytes(JSON.replace(".v1", ".v2")), "unknown-type"),
        arguments("missing member", bytes(JSON.replace("\"passId\"", "\"pass\"")), "invalid-data"),
        arguments(
            "another topic's type", EventCodec.encode(Visit.fresh().revoked()), "wrong-topic"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void isParkedAndCoveredAndTheNextOneIsHeard(String what, byte[] value, String code) {
    Event next = Visit.fresh().delivered();
    RecordMetadata bad;
    try (Topics topics = new Topics()) {
      topics.send(Topic.ENROLLMENT, next.key(), value);
      topics.say(next);
      var places = topics.settle();
      Rows.awaitAccounted(places);
      bad = places.getFirst();
    }

    assertThat(
            Rows.rows(
                "select why, code from coverage where topic = ? and record_partition = ? and from_offset = ?",
                bad.topic(),
                bad.partition(),
                bad.offset()))
        .singleElement()
        .asList()
        .containsExactly("parked", code);
    assertThat(Rows.number("select count(*) from entry where event_id = ?", next.envelope().id()))
        .isEqualTo(1);
    assertThat(deadLetter(bad).value()).isEqualTo(value);
    assertThat(header(deadLetter(bad), "firstkey-reason")).isEqualTo(code);
  }

  private static ConsumerRecord<byte[], byte[]> deadLetter(RecordMetadata place) {
    return TestTopic.of(
            FirstkeyBacking.bootstrapServers(),
            Topic.ENROLLMENT.deadLetter(FirstkeyBacking.topicPrefix()))
        .awaitRecord(record -> stoodAt(record, place), Duration.ofSeconds(20));
  }

  private static boolean stoodAt(ConsumerRecord<byte[], byte[]> record, RecordMetadata place) {
    return header(record, "firstkey-partition").equals(Integer.toString(place.partition()))
        && header(record, "firstkey-offset").equals(Long.toString(place.offset()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text, byte... more) {
    byte[] start = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return all;
  }
}
