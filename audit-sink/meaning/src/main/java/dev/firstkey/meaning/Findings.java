package dev.firstkey.meaning;

import dev.firstkey.tlog.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What the rules have found: the first of them, by their index.
final class Findings {
  private static final int MOST_TOLD = 20;

  private final LogClock clock;
  private final NavigableSet<Fault> first =
      new TreeSet<>(Comparator.comparingLong(Findings::index).thenComparing(Fault::words));

  Findings(LogClock clock) {
    this.clock = clock;
  }

  /// What may still come is not missed yet, nor what may have come before the log begins.
  void missing(Told<?> told, String words, Object... ids) {
    LogClock.Moment at = told.at();
    if (clock.isLongAfter(at) && !clock.isAtTheBeginning(at)) {
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
    if (first.size() == MOST_TOLD && index > index(first.last())) {
      return;
    }
    first.add(Fault.at(Fault.Kind.MEANING, index, words.formatted(ids)));
    if (first.size() > MOST_TOLD) {
      first.remove(first.last());
    }
  }

  private static long index(Fault fault) {
    return fault.index().orElse(0);
  }

  List<Fault> first() {
    return List.copyOf(first);
  }
}
