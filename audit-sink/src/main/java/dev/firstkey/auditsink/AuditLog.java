package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Known;
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
}
