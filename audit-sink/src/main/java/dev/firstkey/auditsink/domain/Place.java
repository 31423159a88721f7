package dev.firstkey.auditsink.domain;

/// Where a record stands in Kafka.
///
/// @param topic the full name of the topic
/// @param partition the partition
/// @param offset the offset
public record Place(String topic, int partition, long offset) {}
