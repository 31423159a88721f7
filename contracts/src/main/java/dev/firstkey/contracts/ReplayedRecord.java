package dev.firstkey.contracts;

import java.util.UUID;

/// A record that was parked and heard again.
///
/// @param topic The topic.
/// @param partition The partition.
/// @param offset The offset.
/// @param eventId The event that could be read by then.
/// @param parkedBecause The code with which it had been parked.
public record ReplayedRecord(
    String topic, int partition, long offset, UUID eventId, String parkedBecause) {

  public ReplayedRecord {
    Require.text(topic, "topic");
    Require.present(eventId, "eventId");
    Require.text(parkedBecause, "parkedBecause");
  }
}
