package dev.firstkey.revocationworker;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/// When heartbeats are said. Time is the database's clock. Each call joins the caller's
/// transaction.
public interface Beats {

  /// The time now.
  Uni<Instant> now();

  /// Takes the turn to say heartbeats; false where some replica took it less than `pause` ago.
  Uni<Boolean> takeTurn(Duration pause);
}
