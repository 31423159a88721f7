package dev.firstkey.auditsink;

/// The last record that stands in a partition.
///
/// @param topic its topic
/// @param partition its partition
/// @param offset its offset
public record StreamEnd(String topic, int partition, long offset) {}
