package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Lists a worker's episodes.
@ApplicationScoped
public class ListJoiners {
  private final Transactions transactions;
  private final Workers workers;

  ListJoiners(Transactions transactions, Workers workers) {
    this.transactions = transactions;
    this.workers = workers;
  }

  /// Empty where nothing was heard of the worker.
  public Uni<List<KnownEpisode>> of(String workerId) {
    return transactions.run(() -> workers.episodes(workerId));
  }
}
