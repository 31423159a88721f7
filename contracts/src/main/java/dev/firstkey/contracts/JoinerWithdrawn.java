package dev.firstkey.contracts;

/// The hire of an episode does not take place.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param record Where in Kafka the HR record stands that this answers.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
public record JoinerWithdrawn(String workerId, String episodeId, HrRecord record, long sequence)
    implements JoinerFact {

  public JoinerWithdrawn {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(record, "record");
  }
}
