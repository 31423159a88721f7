package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// How far the log has come.
public interface LogReach {

  /// Whether the log has what is asked for.
  enum Covered {
    YES,
    NO,
    /// What is accounted for is not added up, and it would take too long to do that now.
    NOT_KNOWN
  }

  /// The database's clock.
  Uni<Instant> clock();

  /// Whether all of these records are accounted for, and all before them in their partitions.
  Uni<Covered> covers(List<StreamEnd> ends);

  /// How many leaves the log has.
  Uni<Long> leaves();
}
