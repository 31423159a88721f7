package dev.firstkey.local.demo;

import java.util.List;

/// What happens to one part while new hires are on their way.
sealed interface Fault permits Kill, Rolling, HaltAtPoint, Away {

  /// Before HR says anything.
  void arm();

  /// Somebody is there. Called many times.
  void at(Step step);

  /// Waits until the part is back.
  ///
  /// @return what did not happen as it should; empty where the fault was there and is over
  List<String> end() throws InterruptedException;
}
