package dev.firstkey.auditsink;

/// Where a partition begins.
///
/// @param topic its topic
/// @param partition the partition
/// @param offset the first offset that Kafka keeps, or would give next where it keeps nothing
public record StreamStart(String topic, int partition, long offset) {}
