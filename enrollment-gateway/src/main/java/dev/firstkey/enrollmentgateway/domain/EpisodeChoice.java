package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.RefusalReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/// Which episode a worker stands at the door for: of those in good standing the one that began last
/// or, where none has begun, begins first. Whether its case is open is pass-issuer's to say.
public sealed interface EpisodeChoice {

  /// This one.
  record Chosen(Episode episode) implements EpisodeChoice {}

  /// None, and why.
  record None(RefusalReason reason) implements EpisodeChoice {}

  /// The choice among all that is known of one worker.
  static EpisodeChoice among(List<Episode> episodes, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    List<Episode> good = episodes.stream().filter(e -> e.objection(now).isEmpty()).toList();
    Comparator<Episode> byStart = Comparator.comparing(Episode::start);
    return good.stream()
        .filter(episode -> !episode.start().isAfter(today))
        .max(byStart)
        .or(() -> good.stream().min(byStart))
        .<EpisodeChoice>map(Chosen::new)
        .orElseGet(() -> new None(reason(episodes, now)));
  }

  private static RefusalReason reason(List<Episode> episodes, Instant now) {
    return episodes.stream()
        .flatMap(episode -> episode.objection(now).stream())
        .filter(reason -> reason != RefusalReason.NO_OPEN_CASE)
        .findFirst()
        .orElse(RefusalReason.NO_OPEN_CASE);
  }
}
