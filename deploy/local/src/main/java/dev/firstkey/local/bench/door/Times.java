package dev.firstkey.local.bench.door;

import java.util.Arrays;
import java.util.Locale;

/// How long the answers to one question took, in milliseconds.
record Times(double[] millis) {
  private static final double Z95 = 1.96;

  double mean() {
    return Arrays.stream(millis).average().orElse(Double.NaN);
  }

  /// Half the width of the 95 % confidence interval of the mean.
  double half() {
    double mean = mean();
    double squares = Arrays.stream(millis).map(one -> (one - mean) * (one - mean)).sum();
    return Z95 * Math.sqrt(squares / (millis.length - 1) / millis.length);
  }

  /// Without the slowest twentieth: a machine that does something else is no answer.
  Times trimmed() {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Times(Arrays.copyOf(sorted, sorted.length - sorted.length / 20));
  }

  String spoken() {
    double mean = mean();
    return String.format(
        Locale.ROOT, "%.3f ms, 95 %% within %.3f to %.3f", mean, mean - half(), mean + half());
  }

  /// Whether the two intervals have something in common.
  boolean overlaps(Times other) {
    return Math.abs(mean() - other.mean()) <= half() + other.half();
  }
}
