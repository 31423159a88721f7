package dev.firstkey.joineringest.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a producer's clock is from the others. It is said and counted; nothing is decided by it.
public final class Skew {
  /// Less is nothing to speak of.
  public static final Duration BOUND = Duration.ofMinutes(5);

  private Skew() {}

  /// How far the time of an event is ahead of the time that Kafka keeps of its record, or of ours;
  /// negative where it is behind. An event may well be heard late, so ours counts where Kafka has
  /// none, and against a time to come.
  ///
  /// @param said the event's time
  /// @param kept what Kafka keeps; empty where it keeps none
  /// @param now our time
  /// @return empty within the bound
  public static Optional<Duration> of(Instant said, Optional<Instant> kept, Instant now) {
    return beyond(kept.orElse(now), said).or(() -> beyond(now, said).filter(Duration::isPositive));
  }

  private static Optional<Duration> beyond(Instant time, Instant said) {
    return Optional.of(Duration.between(time, said))
        .filter(skew -> skew.abs().compareTo(BOUND) > 0);
  }
}
