package dev.firstkey.local.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/// What a crowd took.
///
/// @param atOnce how many were at the door at once
/// @param nanos from the first HR event to the end of the last chain
/// @param spent CPU milliseconds of each part meanwhile
record Figures(
    int atOnce, long nanos, List<Sample> samples, Map<String, Double> spent, List<String> workers) {

  double perSecond() {
    return samples.size() / (nanos / 1e9);
  }

  /// CPU milliseconds for one enrollment.
  double each(String part) {
    return Objects.requireNonNull(spent.get(part)) / samples.size();
  }

  Percentiles of(ToLongFunction<Sample> what) {
    return Percentiles.of(samples.stream().map(what::applyAsLong).toList());
  }
}
