package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Counts in fixed windows of time, one count over all replicas, by the database's clock and in the
/// caller's database transaction.
public interface LimitBook {

  /// Counts one more and says how many there are now.
  ///
  /// @param kind what is counted
  /// @param subject whose
  Uni<Long> count(String kind, String subject, Duration window);

  /// How many there are.
  Uni<Long> counted(String kind, String subject, Duration window);

  /// Forgets windows that began longer ago.
  Uni<Integer> forgetOlderThan(Duration age);
}
