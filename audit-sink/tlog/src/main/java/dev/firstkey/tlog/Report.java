package dev.firstkey.tlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a verification has found.
///
/// @param checkpoint the checkpoint that was verified; null where it could not be read
/// @param minimum the leaves before this one were deleted, as the log has stated; 0 where none was
/// @param entries how many entries were recomputed
/// @param covered how many coverage leaves
/// @param faults what is wrong, the first first; empty where nothing is
public record Report(
    @Nullable Checkpoint checkpoint, long minimum, long entries, long covered, List<Fault> faults) {

  public Report {
    faults = List.copyOf(faults);
  }

  /// Whether nothing is wrong.
  public boolean isSound() {
    return faults.isEmpty();
  }
}
