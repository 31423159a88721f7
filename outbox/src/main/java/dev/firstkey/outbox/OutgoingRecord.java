package dev.firstkey.outbox;

import java.util.Map;

/// A Kafka record that waits in the outbox.
///
/// @param topic the full name of the topic
/// @param key the key
/// @param payload the exact bytes of the value; null makes a tombstone
/// @param headers the headers
public record OutgoingRecord(
    String topic, String key, byte[] payload, Map<String, String> headers) {

  public OutgoingRecord {
    headers = Map.copyOf(headers);
  }
}
