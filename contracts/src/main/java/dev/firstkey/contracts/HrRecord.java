package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// Coordinates of one record in Kafka.
///
/// @param topic The topic.
/// @param partition The partition.
/// @param offset The offset.
/// @param timestamp The time that Kafka keeps of it, in milliseconds: a topic that was made anew
///   has the same offsets again, for other records. May be null.
public record HrRecord(String topic, int partition, long offset, @Nullable Long timestamp) {

  /// Of which the time is not known.
  public HrRecord(String topic, int partition, long offset) {
    this(topic, partition, offset, null);
  }

  public HrRecord {
    Require.text(topic, "topic");
  }
}
