package dev.firstkey.joineringest.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// The stated end of an employment. The end date is its last day at the place of work; when the
/// next day begins there, the worker has left, as finally as if HR had said so.
public final class EndDate {
  private EndDate() {}

  /// When to end the episode, as it is stated now; empty where nothing is to be ended.
  public static Optional<Instant> of(Episode episode) {
    return switch (episode) {
      case Episode.Active(int _, long _, Statement statement) -> of(statement.terms());
      case Episode.None(), Episode.Withdrawn(long _), Episode.Departed(long _) -> Optional.empty();
    };
  }

  /// The episode as its end leaves it; empty where that has not come.
  public static Optional<Episode> reached(Episode episode, Instant now) {
    return of(episode)
        .filter(end -> !end.isAfter(now))
        .map(_ -> new Episode.Departed(((Episode.Active) episode).sequence()));
  }

  private static Optional<Instant> of(Terms terms) {
    return Optional.ofNullable(terms.endDate())
        .map(last -> last.plusDays(1).atStartOfDay(ZoneId.of(terms.workTimeZone())).toInstant());
  }
}
