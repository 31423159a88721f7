package dev.firstkey.local.races;

import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Visit;

/// One kind of race.
interface Contest {

  /// How a round ended.
  ///
  /// @param counts whether the runners were on their way together
  /// @param winner the runner that won, for the tally
  record Round(boolean counts, String winner) {}

  /// How many rounds run at the same time.
  default int sideBySide() {
    return 1;
  }

  /// One round, for a worker whose case is open.
  Round run(Hire hire, Visit visit) throws Stopped, InterruptedException;

  /// What is wrong in the end, once everything about the worker is settled; empty where nothing is.
  java.util.Optional<String> flaw(Hire hire) throws Stopped, InterruptedException;

  /// What is wrong with the tally of all rounds; empty where nothing is.
  default java.util.Optional<String> flaw(java.util.Map<String, Integer> wins, int rounds) {
    return java.util.Optional.empty();
  }
}
