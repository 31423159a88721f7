package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Scope;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.hris.Sources;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Whether a source may say what it says of a worker. One that is not registered any more may say
/// nothing.
@ApplicationScoped
class Entitlements {
  private final Sources sources;
  private final Quarantine quarantine;

  Entitlements(Sources sources, Quarantine quarantine) {
    this.sources = sources;
    this.quarantine = quarantine;
  }

  /// The name of the member that shows that it may not; empty where it may.
  Uni<Optional<String>> refusal(Worker worker, Heard.Believable statement) {
    Optional<Scope> scope = sources.scope(statement.source());
    return scope.isEmpty()
        ? Uni.createFrom().item(Optional.of("source"))
        : waits(scope.get(), statement)
            .map(
                waits -> scope.get().refuses(statement.command(), state(worker, statement), waits));
  }

  /// Whether it hires somebody whom others employ for whom its source may not speak.
  boolean isBesideOthers(List<KnownEpisode> known, Heard.Believable statement) {
    return sources
        .scope(statement.source())
        .filter(scope -> scope.isBesideOthers(states(known)))
        .isPresent();
  }

  private Uni<Boolean> waits(Scope scope, Heard.Believable statement) {
    return scope.isNarrow()
        ? quarantine.holds(statement.source(), statement.workerId(), statement.episodeId())
        : Uni.createFrom().item(false);
  }

  private static Episode state(Worker worker, Heard.Believable statement) {
    return worker
        .episode(statement.episodeId())
        .map(KnownEpisode::state)
        .orElseGet(Episode.None::new);
  }

  private static List<Episode> states(List<KnownEpisode> known) {
    return known.stream().map(KnownEpisode::state).toList();
  }
}
