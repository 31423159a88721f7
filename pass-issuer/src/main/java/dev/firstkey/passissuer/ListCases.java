package dev.firstkey.passissuer;

import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Shows staff what is expected of a worker, in a transaction of its own.
@ApplicationScoped
public class ListCases {
  private final Transactions transactions;
  private final Cases cases;

  ListCases(Transactions transactions, Cases cases) {
    this.transactions = transactions;
    this.cases = cases;
  }

  /// Every case of the worker, the oldest first; none where the worker is not known.
  public Uni<List<CaseView>> ofWorker(String workerId) {
    return transactions.run(() -> cases.ofWorker(workerId));
  }
}
