package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// How far the log has come.
public interface LogReach {

  /// The database's clock.
  Uni<Instant> clock();

  /// Whether all of these records are accounted for, and all before them in their partitions.
  Uni<Boolean> covers(List<StreamEnd> ends);

  /// How many leaves the log has.
  Uni<Long> leaves();
}
