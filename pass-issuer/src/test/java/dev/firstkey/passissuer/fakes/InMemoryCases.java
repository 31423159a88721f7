package dev.firstkey.passissuer.fakes;

import dev.firstkey.passissuer.CaseView;
import dev.firstkey.passissuer.Cases;
import dev.firstkey.passissuer.domain.CaseChange;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Cases of one thread; the account is never ready.
public final class InMemoryCases implements Cases {
  private final Map<UUID, CaseView> kept = new LinkedHashMap<>();

  @Override
  public Uni<Void> write(EpisodeKey key, CaseChange change, Instant at) {
    switch (change) {
      case CaseChange.Opened(var terms, var state) ->
          kept.put(
              terms.caseId(),
              new CaseView(key, terms, CaseView.State.valueOf(state.name()), null, at, false));
      case CaseChange.Closed(var caseId, var reason) ->
          kept.computeIfPresent(
              caseId,
              (_, open) ->
                  new CaseView(
                      key, open.terms(), CaseView.State.CLOSED, reason, open.openedAt(), false));
    }
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<List<CaseView>> ofWorker(String workerId) {
    return Uni.createFrom()
        .item(
            kept.values().stream()
                .filter(view -> view.episode().workerId().equals(workerId))
                .toList());
  }
}
