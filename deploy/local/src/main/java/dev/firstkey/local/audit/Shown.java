package dev.firstkey.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.Malformed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an evidence bundle shows of an entry for people, held against the bytes of its leaf. When
/// it was recorded, and the word for how it went, are the service's and proved by nothing.
final class Shown {
  private static final Set<String> NOT_PROVED = Set.of("recordedAt", "outcome");

  /// UUIDs may be written in capitals.
  private static final Set<String> IDS =
      Set.of("eventId", "passId", "transactionId", "authenticatorId");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Shown() {}

  /// Fails where it shows something else than the leaf says, or something more.
  static void hold(JsonNode shown, long index, Leaf.Entry leaf) {
    ObjectNode said = said(index, leaf);
    Set<String> names = new LinkedHashSet<>();
    said.fieldNames().forEachRemaining(names::add);
    shown.fieldNames().forEachRemaining(names::add);
    names.removeAll(NOT_PROVED);
    for (String name : names) {
      if (!isSame(name, shown.path(name), said.path(name))) {
        throw new Malformed(
            "what the bundle shows of index %d as %s is not what its leaf says"
                .formatted(index, Printable.of(name)));
      }
    }
  }

  private static boolean isSame(String name, JsonNode shown, JsonNode said) {
    if (isAbsent(shown) || isAbsent(said)) {
      return isAbsent(shown) && isAbsent(said);
    }
    if (name.equals("time")) {
      return Objects.equals(instant(shown), instant(said));
    }
    if (IDS.contains(name)) {
      return shown.asText().equalsIgnoreCase(said.asText());
    }
    return said.isValueNode()
        ? shown.isValueNode() && shown.asText().equals(said.asText())
        : shown.equals(said);
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }

  private static @Nullable Instant instant(JsonNode json) {
    try {
      return Instant.parse(json.asText());
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static ObjectNode said(long index, Leaf.Entry leaf) {
    byte[] payload = Objects.requireNonNull(leaf.payload());
    JsonNode event =
        StrictJson.object(payload)
            .orElseThrow(() -> new Malformed("a leaf of the bundle holds no event"));
    JsonNode data = event.path("data");
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("index", index);
    said.put("topic", leaf.topic());
    said.put("partition", leaf.partition());
    said.put("offset", leaf.offset());
    said.set("eventId", event.path("id"));
    said.set("type", event.path("type"));
    said.set("time", event.path("time"));
    said.set("correlationId", event.path("correlationid"));
    said.set("causationId", event.path("causationid"));
    said.set("actor", event.path("actor"));
    approvers(data).forEach(said.putArray("approvers")::add);
    said.set("reason", data.path("reason"));
    said.put("sha256", HexFormat.of().formatHex(sha256(payload)));
    said.set("data", data);
    about(event, said);
    return said;
  }

  /// What becomes of a parked record is about whom its subject names.
  private static void about(JsonNode event, ObjectNode said) {
    JsonNode data = event.path("data");
    if (event.path("type").asText().contains(".record.")) {
      key(event.path("subject").asText(), said);
    } else {
      for (String name :
          List.of("workerId", "episodeId", "passId", "transactionId", "authenticatorId")) {
        said.set(name, data.path(name));
      }
    }
  }

  private static void key(String key, ObjectNode said) {
    if (ID.matcher(key).matches()) {
      said.put("workerId", key);
      if (isUuid(key) && key.equals(key.toLowerCase(Locale.ROOT))) {
        said.put("transactionId", key);
      }
    }
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static List<String> approvers(JsonNode data) {
    Set<String> approvers = new LinkedHashSet<>();
    data.path("approvals").forEach(approval -> approvers.add(approval.path("approver").asText()));
    return new ArrayList<>(approvers);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
