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

  /// What may still come is not missed yet, nor what may have come before the log begins.
  void missing(Told<?> told, String words, Object... ids) {
    if (clock.isLongAfter(told.at()) && !clock.isAtTheBeginning(told.at())) {
      tell(told.index(), words, ids);
    }
  }

  /// What this follows from has to stand in the log, where the log is there from its beginning.
  void uncaused(Told<?> told, String words, Object... ids) {
    if (!clock.isLate()) {
      missing(told, words, ids);
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
