package dev.firstkey.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The worker of an episode has left.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param record Where in Kafka the HR record stands that this answers.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
/// @param endDate The last day of the employment, where its end made the worker leave; the record
///   is then the one that stated it. May be null.
public record JoinerDeparted(
    String workerId, String episodeId, HrRecord record, long sequence, @Nullable LocalDate endDate)
    implements JoinerFact {

  /// HR said that the worker has left.
  public JoinerDeparted(String workerId, String episodeId, HrRecord record, long sequence) {
    this(workerId, episodeId, record, sequence, null);
  }

  public JoinerDeparted {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(record, "record");
  }
}
