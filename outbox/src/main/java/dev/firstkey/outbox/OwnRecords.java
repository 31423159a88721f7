package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads records of Firstkey's own streams.
@ApplicationScoped
class OwnRecords {
  private final String topicPrefix;

  OwnRecords(@ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.topicPrefix = topicPrefix;
  }

  /// What the bytes say, where it may be said on that topic.
  Decoded read(String topic, byte @Nullable [] value) {
    Decoded decoded = EventCodec.decode(value);
    return decoded instanceof Decoded.Readable(Event event) && !belongs(event, topic)
        ? new Decoded.Unreadable(DeadLetterCode.WRONG_TOPIC)
        : decoded;
  }

  private boolean belongs(Event event, String topic) {
    return event.type().topic().name(topicPrefix).equals(topic);
  }
}
