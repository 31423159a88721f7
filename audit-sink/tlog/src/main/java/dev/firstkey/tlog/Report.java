package dev.firstkey.tlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a verification has found.
///
/// @param checkpoint the checkpoint that was verified; null where it could not be read
/// @param minimum the leaves before this one were deleted, as the log has stated; 0 where none was
/// @param entries how many entries were recomputed
/// @param covered how many coverage leaves
/// @param unheard what the log states that Kafka deleted before it was heard, in the order of its
///   leaves: nobody knows what it said
/// @param faults what is wrong, the first first; empty where nothing is
public record Report(
    @Nullable Checkpoint checkpoint,
    long minimum,
    long entries,
    long covered,
    List<Unheard> unheard,
    List<Fault> faults) {

  /// Offsets of one partition, both ends inclusive.
  ///
  /// @param index the leaf that states it
  public record Unheard(long index, String topic, int partition, long from, long to) {}

  public Report {
    unheard = List.copyOf(unheard);
    faults = List.copyOf(faults);
  }

  /// Whether nothing is wrong.
  public boolean isSound() {
    return faults.isEmpty();
  }
}
