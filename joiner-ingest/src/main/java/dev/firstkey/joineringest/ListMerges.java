package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Merge;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Lists the merges ([DecideQuarantine#merge]) that nobody undid ([SeparateWorker]), whether or not
/// they count now.
@ApplicationScoped
public class ListMerges {
  private final Transactions transactions;
  private final Aliases aliases;

  ListMerges(Transactions transactions, Aliases aliases) {
    this.transactions = transactions;
    this.aliases = aliases;
  }

  /// At most so many, by source and worker.
  ///
  /// @param after the one behind which to begin, whatever became of it; empty for the first
  public Uni<List<Merge>> page(Optional<Merge.Key> after, int most) {
    return transactions.run(() -> aliases.page(after, most));
  }
}
