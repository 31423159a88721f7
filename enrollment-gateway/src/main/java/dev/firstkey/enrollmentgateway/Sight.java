package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// How far the gateway is told of everything that ends passes, for each partition, in the caller's
/// database transaction.
public interface Sight {

  /// Keeps the greatest time that was ever said of the partition. A time that is yet to come counts
  /// as now.
  Uni<Void> reaches(int partition, Instant asOf);

  /// Whether what was said last of the worker's partition is young enough by the database's clock.
  /// What was never said is not.
  Uni<Boolean> isClear(String workerId);
}
