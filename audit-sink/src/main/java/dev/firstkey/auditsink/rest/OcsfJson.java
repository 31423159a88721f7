package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.auditsink.domain.OcsfClass;
import dev.firstkey.auditsink.domain.Outcome;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An entry as an event of the Open Cybersecurity Schema Framework 1.8.0, category Identity &
/// Access Management, with the profile `security_control`. Names of persons are in no event, so
/// they are in no export; the log index is `metadata.sequence`, by which the original is found.
final class OcsfJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int CATEGORY = 3;
  private static final int INFORMATIONAL = 1;
  private static final int LOW = 2;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final int ALLOWED = 1;
  private static final int DENIED = 2;
  private static final int WEB_AUTHN = 10;
  private static final int PERSON = 1;
  private static final int SYSTEM = 3;
  private static final int OTHER = 99;
  private static final int TYPES = 100;

  private OcsfJson() {}

  static String line(Entry entry) {
    try {
      return JSON.writeValueAsString(of(entry)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always has a text", e);
    }
  }

  static ObjectNode of(Entry entry) {
    Statement it = entry.statement();
    Optional<EventType> type = EventType.ofId(it.type());
    OcsfClass kind = type.map(OcsfClass::of).orElse(OcsfClass.UNKNOWN);
    boolean refused = Outcome.REFUSED.word().equals(it.result().outcome());
    ObjectNode event = JSON.createObjectNode();
    event.put("category_uid", CATEGORY).put("class_uid", kind.classUid());
    event.put("activity_id", kind.activityId());
    event.put("type_uid", (long) kind.classUid() * TYPES + kind.activityId());
    event.put("time", it.time().toEpochMilli()).put("severity_id", refused ? LOW : INFORMATIONAL);
    event
        .put("status_id", refused ? FAILURE : SUCCESS)
        .put("action_id", refused ? DENIED : ALLOWED);
    put(event, "status_code", it.result().reason());
    event.put("message", type.map(EventType::spoken).orElse(it.type()));
    if (kind.activityId() == OcsfClass.OTHER) {
      event.put("activity_name", event.get("message").asText());
    }
    event.set("metadata", metadata(entry));
    event.set("actor", JSON.createObjectNode().set("user", user(it.chain().actor())));
    about(event, it, kind);
    event.set("unmapped", unmapped(entry));
    return event;
  }

  private static ObjectNode metadata(Entry entry) {
    Statement it = entry.statement();
    ObjectNode metadata = JSON.createObjectNode().put("version", "1.8.0");
    metadata.putArray("profiles").add("security_control");
    metadata.put("uid", it.eventId().toString()).put("sequence", entry.index());
    metadata.put("correlation_uid", it.chain().correlationId());
    metadata.put("event_code", it.type()).put("log_name", "firstkey-audit");
    metadata.put("logged_time", entry.recordedAt().toEpochMilli());
    metadata.set(
        "product", JSON.createObjectNode().put("name", "Firstkey").put("vendor_name", "Firstkey"));
    return metadata;
  }

  private static ObjectNode user(String actor) {
    boolean service = actor.startsWith("service:");
    return JSON.createObjectNode().put("uid", actor).put("type_id", service ? SYSTEM : PERSON);
  }

  /// Account Change is about a user and Entity Management about an entity: the class wants them.
  private static void about(ObjectNode event, Statement it, OcsfClass kind) {
    if (kind.isAccount()) {
      String worker = Objects.requireNonNullElse(it.about().workerId(), "unknown");
      event.set("user", JSON.createObjectNode().put("uid", worker).put("type_id", PERSON));
    } else {
      ObjectNode entity = JSON.createObjectNode().put("type_id", OTHER).put("type", kind.entity());
      event.set("entity", entity.put("uid", subject(it)));
    }
    if (kind.isFactor()) {
      ObjectNode factor =
          JSON.createObjectNode().put("factor_type_id", WEB_AUTHN).put("factor_type", "WebAuthn");
      event.putArray("auth_factors").add(factor);
    }
  }

  private static String subject(Statement it) {
    About about = it.about();
    return Stream.of(
            about.passId(),
            about.transactionId(),
            about.episodeId(),
            about.workerId(),
            it.eventId())
        .flatMap(id -> Optional.ofNullable(id).stream())
        .map(Object::toString)
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode unmapped(Entry entry) {
    Statement it = entry.statement();
    About about = it.about();
    ObjectNode rest = JSON.createObjectNode().put("outcome", it.result().outcome());
    put(rest, "worker_id", about.workerId());
    put(rest, "episode_id", about.episodeId());
    put(rest, "pass_id", about.passId());
    put(rest, "transaction_id", about.transactionId());
    put(rest, "authenticator_id", about.authenticatorId());
    put(rest, "causation_id", it.chain().causationId());
    it.approvers().forEach(rest.withArray("approvers")::add);
    put(rest, "aaguid", model(entry));
    return rest;
  }

  /// The authenticator's model (AAGUID), for which the framework has no field.
  private static @Nullable UUID model(Entry entry) {
    return entry.statement().type().equals(EventType.ENROLLMENT_COMPLETED.id())
            && EventCodec.decode(entry.arrival().bytes()) instanceof Decoded.Readable(Event event)
            && event.fact() instanceof EnrollmentCompleted completed
        ? completed.credential().aaguid()
        : null;
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
