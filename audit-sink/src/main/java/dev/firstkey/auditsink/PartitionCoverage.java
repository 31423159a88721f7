package dev.firstkey.auditsink;

import java.util.List;

/// What is accounted for of one partition of one topic.
///
/// @param topic the full name of the topic
/// @param partition the partition
/// @param firstOffset the first offset accounted for
/// @param lastOffset the last one
/// @param entries how many entries come from it
/// @param covered how many offsets are explained otherwise
/// @param gaps offsets before the last one that nothing accounts for; counted from offset 0
public record PartitionCoverage(
    String topic,
    int partition,
    long firstOffset,
    long lastOffset,
    long entries,
    long covered,
    List<Gap> gaps) {

  /// Offsets that are missing, both ends inclusive.
  public record Gap(long fromOffset, long toOffset) {}

  public PartitionCoverage {
    gaps = List.copyOf(gaps);
  }
}
