package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.WorkerType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For whom a source may speak.
///
/// @param legalEntities as the source names them; empty for all
/// @param workerTypes empty for all
/// @param accessBundles the ones that it may name; empty for all
public record Scope(
    Set<String> legalEntities, Set<WorkerType> workerTypes, Set<String> accessBundles) {

  /// It may name every bundle.
  public Scope(Set<String> legalEntities, Set<WorkerType> workerTypes) {
    this(legalEntities, workerTypes, Set.of());
  }

  public Scope {
    legalEntities = Set.copyOf(legalEntities);
    workerTypes = Set.copyOf(workerTypes);
    accessBundles = Set.copyOf(accessBundles);
  }

  /// Whether there could be a worker for whom both may speak.
  public boolean meets(Scope other) {
    return meet(legalEntities, other.legalEntities) && meet(workerTypes, other.workerTypes);
  }

  private static boolean meet(Set<?> some, Set<?> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }

  /// Whether there is anybody for whom it may not.
  public boolean isNarrow() {
    return !legalEntities.isEmpty() || !workerTypes.isEmpty();
  }

  /// The member that shows that the source may not say this; empty where it may. Neither may it end
  /// or take over whom it could not have hired; that it hires beside others is a doubt
  /// ([#isBesideOthers]). What it could have hired it may end, whoever employs the worker besides,
  /// and so it may its own hire that waits. Nor may a narrow one end what nobody has heard of.
  ///
  /// @param before the episode as it is
  /// @param waits whether the source's own hire of the episode waits in quarantine
  public Optional<String> refuses(Command command, Episode before, boolean waits) {
    return switch (command) {
      case Command.Hire(long _, Statement statement) -> refuses(statement, before);
      case Command.Change(long _, Statement statement) -> refuses(statement, before);
      case Command.Withdraw _, Command.Leave _ -> refusesEnd(before, waits);
    };
  }

  /// Whether a hire would stand beside an employment that the source could not have stated. That a
  /// contractor of one system is employed in another looks like that, and so does somebody who was
  /// made up to get at another's account: staff have to tell which it is.
  public boolean isBesideOthers(List<Episode> worker) {
    return worker.stream().anyMatch(this::isOfOthers);
  }

  private Optional<String> refuses(Statement statement, Episode before) {
    return outside(statement.terms())
        .or(() -> refusesBundle(statement.terms().accessBundle()))
        .or(() -> isOfOthers(before) ? Optional.of("workerId") : Optional.empty());
  }

  private Optional<String> refusesBundle(@Nullable String bundle) {
    return Optional.ofNullable(bundle)
        .filter(it -> !accessBundles.isEmpty() && !accessBundles.contains(it))
        .map(_ -> "accessBundle");
  }

  private Optional<String> refusesEnd(Episode before, boolean waits) {
    return switch (before) {
      case Episode.None _ when isNarrow() && !waits -> Optional.of("episodeId");
      case Episode.Active _ when isOfOthers(before) -> Optional.of("workerId");
      case Episode.None _, Episode.Active _, Episode.Withdrawn _, Episode.Departed _ ->
          Optional.empty();
    };
  }

  private boolean isOfOthers(Episode episode) {
    return switch (episode) {
      case Episode.Active(int _, long _, Statement known) -> outside(known.terms()).isPresent();
      case Episode.None _, Episode.Withdrawn _, Episode.Departed _ -> false;
    };
  }

  private Optional<String> outside(Terms terms) {
    if (!legalEntities.isEmpty() && !legalEntities.contains(terms.legalEntity())) {
      return Optional.of("legalEntity");
    }
    return workerTypes.isEmpty() || workerTypes.contains(terms.workerType())
        ? Optional.empty()
        : Optional.of("workerType");
  }
}
