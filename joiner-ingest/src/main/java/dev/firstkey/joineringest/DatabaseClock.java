package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// The time by which employments begin and end: the database's, one for all replicas, so that a
/// machine whose clock is wrong ends nobody. Inside the caller's transaction.
public interface DatabaseClock {

  /// As it is now.
  Uni<Instant> now();
}
