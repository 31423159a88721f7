package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;

/// Which statements of which source were heard. A source gives each statement its own id
/// (CloudEvents 1.0 §3.1.1: source and id together are unique).
public interface HeardRecords {

  /// True the first time, in the caller's transaction.
  Uni<Boolean> isFirst(String source, String id);
}
