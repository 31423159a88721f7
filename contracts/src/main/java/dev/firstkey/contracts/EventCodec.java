package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in structured mode (`application/cloudevents+json`, JSON event format §3).
/// Producers say only what the records allow; consumers ignore members they do not know and park
/// types, versions and values they do not know.
public final class EventCodec {
  /// The Kafka header `content-type` of every record.
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private EventCodec() {}

  /// The exact bytes of an event. They are made once and sent unchanged.
  public static byte[] encode(Event event) {
    Envelope envelope = event.envelope();
    ObjectNode json =
        attributes(
            envelope.id().toString(),
            envelope.source(),
            event.type(),
            envelope.subject(),
            envelope.time());
    json.put("correlationid", envelope.correlationId());
    json.put("causationid", envelope.causationId());
    json.put("actor", envelope.actor());
    return bytes(json, MAPPER.valueToTree(event.fact()));
  }

  /// The bytes of an event as an HRIS producer says it, with the four attributes it owes us.
  public static byte[] encodeHris(
      String id, String source, String subject, Instant time, HrisFact fact) {
    return bytes(
        attributes(id, source, EventType.of(fact), subject, time), MAPPER.valueToTree(fact));
  }

  /// The same of data that may not be complete: the reader says what is missing.
  ///
  /// @param type one of the HRIS stream
  public static byte[] encodeHris(
      String id, String source, String subject, Instant time, EventType type, JsonNode data) {
    return bytes(attributes(id, source, type, subject, time), data);
  }

  /// Reads one of Firstkey's own events. Never throws on bytes, whatever they are.
  public static Decoded decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded.Unreadable(DeadLetterCode.NULL_VALUE);
    }
    if (bytes.length > StrictJson.LARGEST) {
      return new Decoded.Unreadable(DeadLetterCode.TOO_LARGE);
    }
    return StrictJson.object(bytes)
        .map(EventCodec::decode)
        .orElseGet(() -> new Decoded.Unreadable(DeadLetterCode.MALFORMED));
  }

  /// The data of an event as the record of its type.
  ///
  /// @throws IllegalArgumentException where a required member is missing or a value is not known;
  ///   the message may quote the content and must not be shown
  public static <F extends Fact> F fact(JsonNode data, Class<F> record) {
    try {
      return MAPPER.treeToValue(data, record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the data is no " + record.getSimpleName(), e);
    }
  }

  private static Decoded decode(JsonNode json) {
    if (!"1.0".equals(json.path("specversion").textValue()) || !json.path("data").isObject()) {
      return new Decoded.Unreadable(DeadLetterCode.NOT_A_CLOUDEVENT);
    }
    return EventType.ofId(json.path("type").asText())
        .map(type -> decode(json, type))
        .orElseGet(() -> new Decoded.Unreadable(DeadLetterCode.UNKNOWN_TYPE));
  }

  private static Decoded decode(JsonNode json, EventType type) {
    Envelope envelope;
    try {
      envelope = envelope(json);
    } catch (IllegalArgumentException | DateTimeParseException _) {
      return new Decoded.Unreadable(DeadLetterCode.NOT_A_CLOUDEVENT);
    }
    try {
      return new Decoded.Readable(new Event(envelope, fact(json.get("data"), type.record())));
    } catch (IllegalArgumentException _) {
      return new Decoded.Unreadable(DeadLetterCode.INVALID_DATA);
    }
  }

  private static Envelope envelope(JsonNode json) {
    return new Envelope(
        UUID.fromString(json.path("id").asText()),
        json.path("source").asText(),
        json.path("subject").asText(),
        Instant.parse(json.path("time").asText()),
        json.path("correlationid").asText(),
        json.path("causationid").asText(),
        json.path("actor").asText());
  }

  private static ObjectNode attributes(
      String id, String source, EventType type, String subject, Instant time) {
    return MAPPER
        .createObjectNode()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", source)
        .put("type", type.id())
        .put("subject", subject)
        .put("time", time.toString())
        .put("datacontenttype", "application/json");
  }

  private static byte[] bytes(ObjectNode json, JsonNode data) {
    json.set("data", data);
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always has a text", e);
    }
  }
}
