package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads HR records. Never throws on bytes, whatever they are, and names what is wrong only by the
/// names of our own schemas.
@ApplicationScoped
public class HrisReader {
  private final DataCheck data = new DataCheck();
  private final Sources sources;

  HrisReader(Sources sources) {
    this.sources = sources;
  }

  /// What the record says.
  public Heard read(ForeignRecord record) {
    if (record.value() == null) {
      return refused(HrRejection.NULL_VALUE);
    }
    if (record.value().length > StrictJson.LARGEST) {
      return refused(HrRejection.TOO_LARGE);
    }
    return StrictJson.object(record.value())
        .map(json -> read(json, record))
        .orElseGet(() -> refused(HrRejection.MALFORMED));
  }

  private Heard read(JsonNode json, ForeignRecord record) {
    List<String> wrong = Attributes.wrong(json, record.contentTypes());
    if (!wrong.isEmpty()) {
      return refused(HrRejection.NOT_A_CLOUDEVENT, wrong, json);
    }
    return EventType.ofId(json.get("type").asText())
        .filter(type -> type.topic() == Topic.HRIS)
        .map(type -> read(json, type, record))
        .orElseGet(() -> refused(HrRejection.UNKNOWN_TYPE, List.of("type"), json));
  }

  private Heard read(JsonNode json, EventType type, ForeignRecord record) {
    if (!isTheirs(json.get("source").asText(), record.way())) {
      return refused(HrRejection.WRONG_SOURCE, List.of("source"), json);
    }
    List<String> wrong = data.wrong(json.get("data"), type);
    if (!wrong.isEmpty()) {
      return refused(HrRejection.INVALID, wrong, json);
    }
    return isKeyOfAnother(record.key(), json)
        ? refused(HrRejection.INVALID, List.of("key"), json)
        : believed(json, type, sha256(Objects.requireNonNull(record.value())));
  }

  private boolean isTheirs(String source, ForeignRecord.Way way) {
    return switch (way) {
      case KAFKA -> sources.isProducer(source);
      case SCIM -> sources.isScimClient(source);
    };
  }

  private static Heard believed(JsonNode json, EventType type, String digest) {
    try {
      HrisFact fact = (HrisFact) EventCodec.fact(json.get("data"), type.record());
      return Statements.believable(
          json.get("source").asText(), json.get("id").asText(), digest, fact);
    } catch (IllegalArgumentException _) {
      return refused(HrRejection.INVALID, List.of("data"), json);
    }
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
    return new Heard.Unbelievable(reason, List.of(), Optional.empty());
  }

  private static Heard refused(HrRejection reason, List<String> members, JsonNode json) {
    return new Heard.Unbelievable(reason, members, DataCheck.workerId(json));
  }
}
