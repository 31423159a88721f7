package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads HR records. Never throws on bytes, whatever they are, and names what is wrong only by the
/// names of our own schemas.
@ApplicationScoped
public class HrisReader {
  private static final Set<String> IDENTITY = Set.of("workerId", "episodeId", "sequence");

  private final DataCheck data = new DataCheck();
  private final Sources sources;
  private final Signatures signatures;

  HrisReader(Sources sources, Signatures signatures) {
    this.sources = sources;
    this.signatures = signatures;
  }

  /// What the record says.
  public Heard read(ForeignRecord record) {
    if (record.value() == null) {
      return refused(HrRejection.NULL_VALUE);
    }
    if (record.size() > StrictJson.LARGEST) {
      return refused(HrRejection.TOO_LARGE);
    }
    ContentMode mode = ContentMode.of(record);
    return mode.event(record)
        .map(json -> read(json, mode, record))
        .orElseGet(() -> refused(HrRejection.MALFORMED));
  }

  private Heard read(JsonNode json, ContentMode mode, ForeignRecord record) {
    List<String> wrong = Attributes.wrong(json, mode, record.all("content-type"));
    if (!wrong.isEmpty()) {
      return refused(HrRejection.NOT_A_CLOUDEVENT, wrong, json);
    }
    return EventType.ofId(json.get("type").asText())
        .filter(type -> type.topic() == Topic.HRIS)
        .map(type -> read(json, type, record))
        .orElseGet(() -> refused(HrRejection.UNKNOWN_TYPE, List.of("type"), json));
  }

  private Heard read(JsonNode json, EventType type, ForeignRecord record) {
    String source = json.get("source").asText();
    if (!sources.speaksOn(record.topic(), source)) {
      return refused(HrRejection.WRONG_SOURCE, List.of("source"), json);
    }
    if (!signatures.holds(source, record)) {
      return refused(HrRejection.BAD_SIGNATURE, List.of("signature"), json);
    }
    List<String> wrong = data.wrong(json.get("data"), type);
    if (!Collections.disjoint(wrong, IDENTITY) || !wrong.isEmpty() && !isPlain(json.get("data"))) {
      return invalid(wrong, json, source);
    }
    if (isKeyOfAnother(record.key(), json)) {
      return invalid(List.of("key"), json, source);
    }
    String digest = sha256(bytes(json, record));
    return wrong.isEmpty() ? believed(json, type, digest) : incomplete(json, type, digest, wrong);
  }

  /// What a record in quarantine says with some members set anew by staff; empty members are taken
  /// away. It is incomplete still where any is missing or wrong.
  public Heard completed(Heard.Incomplete before, JsonNode members) {
    ObjectNode whole = (ObjectNode) StrictJson.object(bytes(before.data())).orElseThrow();
    members.properties().stream()
        .filter(member -> !IDENTITY.contains(member.getKey()))
        .forEach(member -> set(whole, member.getKey(), member.getValue()));
    List<String> wrong = data.wrong(whole, before.type());
    return wrong.isEmpty()
        ? believed(
            before.source(), before.id(), before.digest(), whole, before.type(), Optional.empty())
        : new Heard.Incomplete(
            before.source(),
            before.id(),
            before.digest(),
            before.workerId(),
            before.episodeId(),
            before.sequence(),
            before.type(),
            wrong,
            whole.toString());
  }

  // What cannot be stored and shown does not wait for anybody.
  private static boolean isPlain(JsonNode json) {
    return json.isTextual()
        ? PlainText.is(json.asText())
        : json.propertyStream().allMatch(member -> PlainText.is(member.getKey()))
            && json.valueStream().allMatch(HrisReader::isPlain);
  }

  private static void set(ObjectNode whole, String member, JsonNode value) {
    if (value.isNull()) {
      whole.remove(member);
    } else {
      whole.set(member, value);
    }
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static Heard incomplete(
      JsonNode json, EventType type, String digest, List<String> wrong) {
    JsonNode said = json.get("data");
    return new Heard.Incomplete(
        json.get("source").asText(),
        json.get("id").asText(),
        digest,
        said.get("workerId").asText(),
        said.get("episodeId").asText(),
        said.get("sequence").asLong(),
        type,
        wrong,
        said.toString());
  }

  private static Heard believed(JsonNode json, EventType type, String digest) {
    return believed(
        json.get("source").asText(),
        json.get("id").asText(),
        digest,
        json.get("data"),
        type,
        Optional.ofNullable(json.get("time"))
            .map(time -> OffsetDateTime.parse(time.asText()).toInstant()));
  }

  private static Heard believed(
      String source,
      String id,
      String digest,
      JsonNode said,
      EventType type,
      Optional<Instant> time) {
    try {
      HrisFact fact = (HrisFact) EventCodec.fact(said, type.record());
      return new Heard.Believable(
          source,
          id,
          digest,
          said.get("workerId").asText(),
          said.get("episodeId").asText(),
          Statements.command(fact),
          new Heard.Said(type, said.toString()),
          time);
    } catch (IllegalArgumentException _) {
      return new Heard.Unbelievable(
          HrRejection.INVALID,
          List.of("data"),
          Optional.of(said.path("workerId").asText()),
          Optional.of(said.path("episodeId").asText()),
          Optional.of(source));
    }
  }

  // Of what is spread over value and headers, the event as one.
  private static byte[] bytes(JsonNode json, ForeignRecord record) {
    return switch (ContentMode.of(record)) {
      case STRUCTURED -> Objects.requireNonNull(record.value());
      case BINARY -> bytes(json.toString());
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isKeyOfAnother(byte @Nullable [] key, JsonNode json) {
    byte[] worker = json.get("data").get("workerId").asText().getBytes(StandardCharsets.UTF_8);
    return key != null && !Arrays.equals(key, worker);
  }

  private static Heard refused(HrRejection reason) {
    return new Heard.Unbelievable(
        reason, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Heard refused(HrRejection reason, List<String> members, JsonNode json) {
    return refused(reason, members, json, Optional.empty());
  }

  private static Heard invalid(List<String> members, JsonNode json, String source) {
    return refused(HrRejection.INVALID, members, json, Optional.of(source));
  }

  private static Heard refused(
      HrRejection reason, List<String> members, JsonNode json, Optional<String> source) {
    return new Heard.Unbelievable(
        reason, members, DataCheck.workerId(json), DataCheck.episodeId(json), source);
  }
}
