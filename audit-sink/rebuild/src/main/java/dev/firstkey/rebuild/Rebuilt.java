package dev.firstkey.rebuild;

import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Hash;
import java.util.List;

/// What a rebuild has found.
///
/// @param fromTopics how many leaves were made of the records alone
/// @param fromLog how many the topics keep no records for, so that they were taken from the log
/// @param root the root of the tree that was made
/// @param newer what the audited topics have behind the last leaf of each partition, by topic and
///   partition: it came while the tree was made, waits in a range of heartbeats, or was never heard
/// @param faults where the log is not what the topics make of it, the first first
public record Rebuilt(
    long fromTopics, long fromLog, Hash root, List<Newer> newer, List<Fault> faults) {

  /// Offsets of one partition, both ends inclusive.
  public record Newer(String topic, int partition, long from, long to) {}

  public Rebuilt {
    newer = List.copyOf(newer);
    faults = List.copyOf(faults);
  }
}
