package dev.firstkey.auditsink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One worker from the first day to the last: each event some time after the one before, and caused
/// by one before.
final class Story {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String START = "2026-11-29T09:12:07.250Z";

  final String workerId = "w-" + UUID.randomUUID().toString().substring(0, 8);
  private final UUID pass = UUID.randomUUID();
  private final UUID transaction = UUID.randomUUID();
  private final UUID authenticator = UUID.randomUUID();
  private final UUID correlation = UUID.randomUUID();
  private final List<String> ids = new ArrayList<>();
  private Instant time = Instant.parse(START);

  /// Says it, and waits until all of it is in the published log.
  Story told() {
    try (Topics topics = new Topics()) {
      say(topics, EventType.JOINER_ACCEPTED, Duration.ZERO, 0);
      say(topics, EventType.CASE_OPENED, Duration.ofMillis(40), 0);
      say(topics, EventType.ACCOUNT_PROVISIONED, Duration.ofMillis(900), 0);
      say(topics, EventType.TRANSACTION_OPENED, Duration.ofHours(47), 3);
      say(topics, EventType.PROOFING_PASSED, Duration.ofSeconds(75), 3);
      say(topics, EventType.PASS_REQUESTED, Duration.ofMillis(5), 4);
      say(topics, EventType.PASS_ISSUED, Duration.ofMillis(30), 5);
      say(topics, EventType.PASS_DELIVERED, Duration.ofMillis(25), 6);
      say(topics, EventType.REDEMPTION_REFUSED, Duration.ofSeconds(12), 7);
      say(topics, EventType.ENROLLMENT_COMPLETED, Duration.ofSeconds(9), 7);
      say(topics, EventType.PASS_REVOKED, Duration.ofMillis(20), 9);
      say(topics, EventType.AUTHENTICATOR_PUBLISHED, Duration.ofMillis(310), 9);
      say(topics, EventType.JOINER_DEPARTED, Duration.ofDays(200), 12);
      say(topics, EventType.AUTHENTICATOR_REVOKED, Duration.ofMillis(60), 12);
      say(topics, EventType.ACCOUNT_DISABLED, Duration.ofMillis(400), 12);
      Rows.awaitAccounted(topics.settle());
    }
    CheckpointsTest.awaitSigned(Rows.number("select max(log_index) + 1 from leaf"));
    return this;
  }

  private void say(Topics topics, EventType type, Duration later, int cause) {
    time = time.plus(later);
    ids.add(UUID.randomUUID().toString());
    ObjectNode event = event(type);
    event.put("id", ids.getLast());
    event.put("time", time.toString());
    event.put("correlationid", correlation.toString());
    event.put("causationid", cause == ids.size() - 1 ? "outside" : ids.get(cause));
    ObjectNode data = (ObjectNode) event.get("data");
    put(data, "workerId", workerId);
    put(data, "passId", pass.toString());
    put(data, "transactionId", transaction.toString());
    put(data, "authenticatorId", authenticator.toString());
    boolean ofTransaction = type == EventType.TRANSACTION_OPENED;
    String subject = ofTransaction ? transaction.toString() : workerId;
    event.put("subject", subject);
    topics.send(type.topic(), subject, event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ObjectNode data, String member, String value) {
    if (data.has(member)) {
      data.put(member, value);
    }
  }

  private static ObjectNode event(EventType type) {
    try {
      return (ObjectNode) JSON.readTree(RecordedSamples.of(type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recorded sample is JSON", e);
    }
  }
}
