package dev.firstkey.local.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// Durations in order, in nanoseconds.
public record Percentiles(long[] sorted) {

  public static Percentiles of(Collection<Long> nanos) {
    var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  public int count() {
    return sorted.length;
  }

  /// The smallest duration that at least this share of all does not exceed (nearest rank), in
  /// milliseconds; NaN where nothing was measured.
  public double millis(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }

  public String spoken() {
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms (%d)",
        millis(0.5),
        millis(0.9),
        millis(0.99),
        count());
  }
}
