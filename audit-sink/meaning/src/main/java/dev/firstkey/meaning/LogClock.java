package dev.firstkey.meaning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time of a log by its entries alone. An entry takes it on by [#GRACE] at most, so one that
/// says it happened in a thousand years neither stops the clock nor hides behind it.
final class LogClock {
  /// How long what has to follow may take. Streams have no order among each other.
  static final Duration GRACE = Duration.ofMinutes(10);

  private @Nullable Instant newest;

  /// When an entry happened that says this time.
  Instant tick(Instant said) {
    Instant before = newest;
    Instant at = before == null || said.isBefore(before.plus(GRACE)) ? said : before.plus(GRACE);
    newest = before == null || at.isAfter(before) ? at : before;
    return at;
  }

  /// Whether what had to follow upon this has had its time.
  boolean isLongAfter(Instant at) {
    return newest != null && at.plus(GRACE).isBefore(newest);
  }
}
