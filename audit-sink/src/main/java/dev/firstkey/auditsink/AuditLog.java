package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.auditsink.domain.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The log as it grows. Every call joins the caller's transaction.
public interface AuditLog {

  /// Waits for the right to append, which the transaction then holds until its end, and says what
  /// the log knows about each of the records, in their order.
  Uni<List<Known>> await(List<Arrived> records);

  /// Writes what was decided about the records, in their order: entries, coverage, and of each
  /// partition the range of heartbeats that may still become longer.
  Uni<Void> write(List<Arrived> records, List<Verdict> verdicts);

  /// Explains as deleted unheard what nothing accounts for although a later offset of its partition
  /// is accounted for, before these offsets.
  ///
  /// @param kept the first offset that Kafka keeps of each partition
  /// @return what was explained now
  Uni<List<Range>> stateDeleted(List<StreamStart> kept);
}
