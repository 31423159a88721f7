package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Counts of attempts by reason and transaction. Of more ids than are kept, only the number is.
final class Attempts {

  /// @param byTransaction as far as ids are kept
  /// @param others the number of attempts beyond them
  record Count(RefusalReason reason, Map<UUID, Integer> byTransaction, int others) {}

  private final int mostIds;
  private final Map<RefusalReason, Map<UUID, Integer>> kept = new EnumMap<>(RefusalReason.class);
  private final Map<RefusalReason, Integer> others = new EnumMap<>(RefusalReason.class);

  Attempts(int mostIds) {
    this.mostIds = mostIds;
  }

  void add(RefusalReason reason, UUID transactionId) {
    add(reason, transactionId, 1);
  }

  private synchronized void add(RefusalReason reason, UUID transactionId, int number) {
    Map<UUID, Integer> tried = kept.computeIfAbsent(reason, _ -> new HashMap<>());
    if (tried.size() < mostIds || tried.containsKey(transactionId)) {
      tried.merge(transactionId, number, Attempts::sum);
    } else {
      others.merge(reason, number, Attempts::sum);
    }
  }

  /// Takes everything away.
  synchronized List<Count> take() {
    List<Count> taken = new ArrayList<>();
    kept.forEach(
        (reason, tried) -> taken.add(new Count(reason, tried, others.getOrDefault(reason, 0))));
    kept.clear();
    others.clear();
    return taken;
  }

  /// What was taken and could not be said.
  synchronized void giveBack(Count count) {
    count.byTransaction().forEach((id, number) -> add(count.reason(), id, number));
    if (count.others() > 0) {
      others.merge(count.reason(), count.others(), Attempts::sum);
    }
  }

  static int sum(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }
}
