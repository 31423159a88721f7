package dev.firstkey.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Kafka record that waits in the outbox.
///
/// @param topic the full name of the topic
/// @param key the key
/// @param payload the exact bytes of the value; null makes a tombstone
/// @param headers the headers
public record OutgoingRecord(
    String topic, String key, byte @Nullable [] payload, Map<String, String> headers) {

  public OutgoingRecord {
    headers = Map.copyOf(headers);
  }

  /// A record that erases what was said under its key.
  public static OutgoingRecord tombstone(String topic, String key) {
    return new OutgoingRecord(topic, key, null, Map.of());
  }
}
