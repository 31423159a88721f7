package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.WorkerType;
import java.util.Optional;
import java.util.Set;

/// For whom a source may speak.
///
/// @param legalEntities as the source names them; empty for all
/// @param workerTypes empty for all
public record Scope(Set<String> legalEntities, Set<WorkerType> workerTypes) {

  public Scope {
    legalEntities = Set.copyOf(legalEntities);
    workerTypes = Set.copyOf(workerTypes);
  }

  /// The member that shows that the source may not say this; empty where it may. Neither may it
  /// speak of an episode that stands for others: a source cannot end or take over whom it could not
  /// have hired.
  ///
  /// @param before the episode as it is
  public Optional<String> refuses(Command command, Episode before) {
    return switch (command) {
      case Command.Hire(long _, Statement statement) -> refuses(statement, before);
      case Command.Change(long _, Statement statement) -> refuses(statement, before);
      case Command.Withdraw _, Command.Leave _ -> refuses(before);
    };
  }

  private Optional<String> refuses(Statement statement, Episode before) {
    return outside(statement.terms()).or(() -> refuses(before));
  }

  private Optional<String> refuses(Episode before) {
    return switch (before) {
      case Episode.Active(long _, Statement known) -> outside(known.terms()).map(_ -> "episodeId");
      case Episode.None _, Episode.Withdrawn _, Episode.Departed _ -> Optional.empty();
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
