package dev.firstkey.revocationworker;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/// Partitions in which a record of Firstkey's own streams was parked whose key could not be read:
/// it may be about anybody there, so no heartbeat is said of them. The call joins the caller's
/// transaction.
public interface BlindPartitions {

  /// Which they are now.
  Uni<Set<Integer>> now();
}
