package dev.firstkey.local.races;

import java.util.Random;

/// How long a redemption is held back, so that either side comes first on whatever machine: a
/// little longer after each one that won, a little shorter after each one that lost, and spread
/// around that by a seeded delay.
final class Aim {
  private static final int STEPS = 5;

  private final Random delays;
  private final int step;
  private int centre;

  /// @param firstMillis where it begins
  Aim(int firstMillis, Random delays) {
    this.delays = delays;
    this.step = Math.max(1, firstMillis / STEPS);
    this.centre = firstMillis;
  }

  /// The milliseconds by which the redemption starts after its rival; negative, where before it.
  synchronized int next() {
    return centre + delays.nextInt(-step, step + 1);
  }

  /// Learns who won.
  synchronized void won(boolean redemption) {
    centre += redemption ? step : -step;
  }
}
