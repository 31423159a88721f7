package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// An HR record was understood and changed nothing.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param record Where in Kafka the HR record stands that this answers.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
/// @param reason Why.
/// @param mergedInto The worker whom the record is about, where staff decided that. May be null.
public record JoinerIgnored(
    String workerId,
    String episodeId,
    HrRecord record,
    long sequence,
    IgnoredBecause reason,
    @Nullable String mergedInto)
    implements JoinerFact {

  /// Not merged.
  public JoinerIgnored(
      String workerId, String episodeId, HrRecord record, long sequence, IgnoredBecause reason) {
    this(workerId, episodeId, record, sequence, reason, null);
  }

  public JoinerIgnored {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(record, "record");
    Require.present(reason, "reason");
    if (mergedInto != null) {
      Require.id(mergedInto, "mergedInto");
    }
  }
}
