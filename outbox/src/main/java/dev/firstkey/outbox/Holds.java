package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/// What is not known because a record of Firstkey's own streams is parked. While it is, nothing may
/// be given for its key; what takes away goes on.
public interface Holds {

  /// Whether something is parked for one of the keys, here or in a service that says so
  /// ([HeldElsewhere]), or here for a key that cannot be read on the partition of one of them. Seen
  /// inside the caller's transaction.
  Uni<Boolean> isAnyHeld(List<String> keys);

  /// The partitions on which a record is parked whose key cannot be read.
  Uni<Set<Integer>> unreadablePartitions();
}
