package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;

/// The CloudEvents 1.0 attributes of one of Firstkey's own events.
///
/// @param id the event; the same id is the same event, however often it arrives
/// @param source the service that says it, `urn:firstkey:NAME`
/// @param subject the workerId, the transaction id while the worker is not known, or
///   `partition:NUMBER` where it is about no worker; also the Kafka key
/// @param time when it happened, by the producer's clock
/// @param correlationId the episode's chain id, the transaction id while the worker is not known,
///   or the subject where it is about no worker or where nobody can tell the chain
/// @param causationId the id of what caused it: an event's id, the id of a call, or its own id
///   where only time did
/// @param actor who acted: `worker:ID`, `person:ID` or `service:NAME`
public record Envelope(
    UUID id,
    String source,
    String subject,
    Instant time,
    String correlationId,
    String causationId,
    String actor) {

  public Envelope {
    Require.present(id, "id");
    Require.text(source, "source");
    Require.text(subject, "subject");
    Require.present(time, "time");
    Require.text(correlationId, "correlationid");
    Require.text(causationId, "causationid");
    Require.actor(actor, "actor");
  }
}
