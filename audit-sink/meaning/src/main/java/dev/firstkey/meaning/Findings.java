package dev.firstkey.meaning;

import dev.firstkey.tlog.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the rules have found.
final class Findings {
  private static final int MOST_TOLD = 20;

  private final LogClock clock;
  private final List<Fault> faults = new ArrayList<>();

  Findings(LogClock clock) {
    this.clock = clock;
  }

  /// What may still come is not missed yet.
  void missing(Told<?> told, String words, Object... ids) {
    if (clock.isLongAfter(told.at())) {
      tell(told.index(), words, ids);
    }
  }

  void tell(long index, String words, Object... ids) {
    faults.add(Fault.at(Fault.Kind.MEANING, index, words.formatted(ids)));
  }

  /// The first of them, by their index.
  List<Fault> first() {
    return faults.stream()
        .sorted(Comparator.comparingLong(fault -> fault.index().orElse(0)))
        .limit(MOST_TOLD)
        .toList();
  }
}
