package dev.firstkey.outbox;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ReplayedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// How a service says that a person decided about a parked record.
///
/// @param voice the service's own
/// @param actor who wanted it, `person:ID`
/// @param now when
public record Telling(ParkedVoice voice, String actor, Instant now) {

  Event replayed(ParkedRecord parked, Event heard) {
    UUID cause = heard.envelope().id();
    return voice
        .speaker()
        .say(
            id("record.replayed", parked),
            now,
            heard.key(),
            new Chain(heard.envelope().correlationId(), cause.toString(), actor),
            voice.replayed(
                new ReplayedRecord(
                    parked.topic(), parked.partition(), parked.offset(), cause, parked.code())));
  }

  /// A record is decided about once.
  private UUID id(String what, ParkedRecord parked) {
    String once = what + '/' + voice.speaker().service() + '/' + parked.id();
    return UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
  }
}
