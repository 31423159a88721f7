package dev.firstkey.passissuer.fakes;

import dev.firstkey.passissuer.Episode;
import dev.firstkey.passissuer.Episodes;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.CaseFacts;
import dev.firstkey.passissuer.domain.CaseLifecycle;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Episodes of one thread.
public final class InMemoryEpisodes implements Episodes {
  private final Map<EpisodeKey, Episode> kept = new HashMap<>();

  @Override
  public Uni<Episode> hold(EpisodeKey key, String chain) {
    return Uni.createFrom()
        .item(kept.computeIfAbsent(key, k -> new Episode(k, chain, CaseFacts.none())));
  }

  @Override
  public Uni<Optional<Episode>> holdKnown(EpisodeKey key) {
    return Uni.createFrom().item(Optional.ofNullable(kept.get(key)));
  }

  @Override
  public Uni<Void> add(EpisodeKey key, CaseCommand fact) {
    kept.computeIfPresent(
        key, (k, e) -> new Episode(k, e.chain(), CaseLifecycle.apply(e.facts(), fact)));
    return Uni.createFrom().voidItem();
  }
}
