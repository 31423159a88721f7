package dev.firstkey.rebuild;

import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Hash;
import java.util.List;

/// What a rebuild has found.
///
/// @param fromTopics how many leaves were made of the records alone
/// @param fromLog how many the topics keep no records for, so that they were taken from the log
/// @param root the root of the tree that was made
/// @param faults where the log is not what the topics make of it, the first first
public record Rebuilt(long fromTopics, long fromLog, Hash root, List<Fault> faults) {

  public Rebuilt {
    faults = List.copyOf(faults);
  }
}
