package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.auditsink.domain.Statement;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/// The log as it grows. Every call joins the caller's transaction.
public interface AuditLog {

  /// Waits for the right to append, which the transaction then holds until its end, and says what
  /// the log knows about a record.
  ///
  /// @param eventId the event's id, where it could be read
  Uni<Known> await(Arrival arrival, Optional<UUID> eventId);

  /// Appends an entry.
  Uni<Void> enter(long index, Arrival arrival, Statement statement);

  /// Appends coverage of one record.
  Uni<Void> cover(long index, Arrival arrival, Explanation why);

  /// Appends coverage of a range of heartbeats, of which the log kept account until now without a
  /// leaf.
  Uni<Void> coverHeartbeats(long index, Range range);

  /// Keeps account of a range of heartbeats that may still become longer, in place of any other of
  /// its partition.
  Uni<Void> keepOpen(Range range);
}
