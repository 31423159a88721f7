package dev.firstkey.contracts;

/// Coordinates of one record in Kafka.
///
/// @param topic The topic.
/// @param partition The partition.
/// @param offset The offset.
public record HrRecord(String topic, int partition, long offset) {

  public HrRecord {
    Require.text(topic, "topic");
  }
}
