package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An HR record is not complete, contradicts itself, may be about somebody who is known already, or
/// is one of far more than usual: it waits until staff decide, its turn comes, or HR says it anew,
/// and changes nothing until then.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param record Where in Kafka the HR record stands that this answers.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
/// @param quarantineId The id under which staff find it.
/// @param members The members that are missing or wrong, all of them, by name, never by content.
/// @param because Why it waits. May be null.
public record JoinerQuarantined(
    String workerId,
    String episodeId,
    HrRecord record,
    long sequence,
    UUID quarantineId,
    List<String> members,
    @Nullable QuarantinedBecause because)
    implements JoinerFact {

  public JoinerQuarantined {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(record, "record");
    Require.present(quarantineId, "quarantineId");
    members = List.copyOf(members);
  }
}
