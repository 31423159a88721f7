package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading and writing the bytes of events.
class EventCodecTest {

  static Stream<EventType> own() {
    return Arrays.stream(EventType.values()).filter(type -> type.topic() != Topic.HRIS);
  }

  static Stream<EventType> hris() {
    return Arrays.stream(EventType.values()).filter(type -> type.topic() == Topic.HRIS);
  }

  @ParameterizedTest
  @MethodSource("own")
  void everySampleIsReadAndWrittenAgainWithNothingLost(EventType type) {
    for (byte[] sample : Recorded.samples(type)) {
      Event event = readable(sample);
      assertThat(event.type()).isEqualTo(type);
      assertThat(Recorded.json(EventCodec.encode(event))).isEqualTo(Recorded.json(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("hris")
  void everyHrisSampleIsWrittenAgainWithNothingLost(EventType type) {
    var json = Recorded.json(Recorded.samples(type).getFirst());
    HrisFact fact = (HrisFact) EventCodec.fact(json.get("data"), type.record());
    byte[] bytes =
        EventCodec.encodeHris(
            json.get("id").asText(),
            json.get("source").asText(),
            json.get("subject").asText(),
            Instant.parse(json.get("time").asText()),
            fact);
    assertThat(Recorded.json(bytes)).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("own")
  void aMemberThatIsNotKnownIsIgnored(EventType type) {
    ObjectNode json = Recorded.json(Recorded.samples(type).getFirst()).deepCopy();
    json.put("later", "attribute");
    ((ObjectNode) json.get("data")).put("later", "member");
    assertThat(EventCodec.decode(bytes(json))).isInstanceOf(Decoded.Readable.class);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        bent("unknown type", DeadLetterCode.UNKNOWN_TYPE, e -> e.put("type", "dev.firstkey.x.v1")),
        bent(
            "unknown major version",
            DeadLetterCode.UNKNOWN_TYPE,
            e -> e.put("type", "dev.firstkey.pass.issued.v2")),
        bent("no type", DeadLetterCode.UNKNOWN_TYPE, e -> e.remove("type")),
        bent("no specversion", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("specversion")),
        bent("other specversion", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.put("specversion", "2")),
        bent("a number", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.put("specversion", 1.0)),
        bent("no id", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("id")),
        bent("id is no UUID", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.put("id", "1")),
        bent("no time", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("time")),
        bent("no actor", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("actor")),
        bent("actor of no kind", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.put("actor", "root")),
        bent("no correlation", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("correlationid")),
        bent("no data", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.remove("data")),
        bent("data is text", DeadLetterCode.NOT_A_CLOUDEVENT, e -> e.put("data", "{}")),
        bent(
            "unknown word of a closed list",
            DeadLetterCode.INVALID_DATA,
            e -> ((ObjectNode) e.get("data")).put("purpose", "anything")),
        bent(
            "text where a number belongs",
            DeadLetterCode.INVALID_DATA,
            e -> ((ObjectNode) e.get("data").get("requirements")).put("userVerification", "yes")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void whatIsNotKnownHereIsUnreadableWithItsCode(String name, DeadLetterCode code, byte[] bytes) {
    assertThat(EventCodec.decode(bytes)).isEqualTo(new Decoded.Unreadable(code));
  }

  static Stream<Arguments> notStrict() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("text", "hello"),
        Arguments.of("array", "[]"),
        Arguments.of("cut", "{\"a\":"),
        Arguments.of("duplicate keys", "{\"a\":1,\"a\":1}"),
        Arguments.of("duplicate keys below", "{\"a\":{\"b\":1,\"b\":2}}"),
        Arguments.of("something behind it", "{} {}"),
        Arguments.of("byte order mark", "\uFEFF{}"),
        Arguments.of("raw NUL", "{\"a\":\"\u0000\"}"),
        Arguments.of("comment", "{/* */}"),
        Arguments.of("huge number", "{\"a\":" + "9".repeat(1000) + "}"),
        Arguments.of("deep", "{\"a\":".repeat(40) + "1" + "}".repeat(40)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notStrict")
  void bytesThatAreNotStrictJsonAreMalformed(String name, String text) {
    assertThat(EventCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Decoded.Unreadable(DeadLetterCode.MALFORMED));
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    byte[] latin1 = "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(EventCodec.decode(latin1))
        .isEqualTo(new Decoded.Unreadable(DeadLetterCode.MALFORMED));
  }

  @Test
  void aTombstoneIsUnreadable() {
    assertThat(EventCodec.decode(null))
        .isEqualTo(new Decoded.Unreadable(DeadLetterCode.NULL_VALUE));
  }

  @Test
  void moreThanTheLargestSizeIsNotRead() {
    assertThat(EventCodec.decode(new byte[StrictJson.LARGEST + 1]))
        .isEqualTo(new Decoded.Unreadable(DeadLetterCode.TOO_LARGE));
  }

  private static Arguments bent(String name, DeadLetterCode code, Consumer<ObjectNode> bend) {
    byte[] sample = Recorded.samples(EventType.PASS_ISSUED).getFirst();
    ObjectNode json = Recorded.json(sample).deepCopy();
    bend.accept(json);
    return Arguments.of(name, code, bytes(json));
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Event readable(byte[] bytes) {
    assertThat(EventCodec.decode(bytes)).isInstanceOf(Decoded.Readable.class);
    return ((Decoded.Readable) EventCodec.decode(bytes)).event();
  }
}
