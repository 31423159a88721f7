package dev.firstkey.outbox;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.Speaker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/// How a service says that a person had a parked record heard again.
///
/// @param speaker the service
/// @param actor who wanted it, `person:ID`
/// @param now when
/// @param fact the service's own fact about it
public record Telling(
    Speaker speaker, String actor, Instant now, Function<ReplayedRecord, Fact> fact) {

  Event of(ParkedRecord parked, Event heard) {
    UUID cause = heard.envelope().id();
    String once = "record.replayed/" + speaker.service() + '/' + parked.id();
    return speaker.say(
        UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
        now,
        heard.key(),
        new Chain(heard.envelope().correlationId(), cause.toString(), actor),
        fact.apply(
            new ReplayedRecord(
                parked.topic(), parked.partition(), parked.offset(), cause, parked.code())));
  }
}
