package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/// Lists a worker's episodes for who asks.
@ApplicationScoped
public class ListJoiners {
  private final Transactions transactions;
  private final Workers workers;
  private final Onlooker onlooker;

  ListJoiners(Transactions transactions, Workers workers, Onlooker onlooker) {
    this.transactions = transactions;
    this.workers = workers;
    this.onlooker = onlooker;
  }

  /// Those that they may see. Empty where nothing was heard of the worker, and where nothing was
  /// that they may see.
  public Uni<List<KnownEpisode>> of(String workerId) {
    Predicate<String> seen = onlooker.sources();
    return transactions
        .run(() -> workers.episodes(workerId))
        .map(episodes ->
            episodes.stream().filter(episode -> seen.test(episode.stated().source())).toList());
  }
}
