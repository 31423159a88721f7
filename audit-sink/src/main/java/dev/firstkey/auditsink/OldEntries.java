package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/// The oldest entries, and what is stated of those that were deleted.
public interface OldEntries {

  /// The log index before which entries were deleted; 0 where none was.
  Uni<Long> minimum();

  /// The newest statement of it, a signed note; empty where none was deleted.
  Uni<Optional<String>> statement();

  /// The log index before which all entries are older than this, at the end of a partition; 0 where
  /// there is none.
  Uni<Long> before(Duration age);

  /// Keeps a statement. Fails where its index is not greater than every one before.
  Uni<Void> state(long index, String note);

  /// Deletes, whole partitions at a time, what stands before the index that is stated; how many.
  Uni<Integer> drop();
}
