package dev.firstkey.outbox;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Envelope;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.ReplayedRecord;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// How a service says that a person decided about a parked record.
///
/// @param voice the service's own
/// @param actor who wanted it, `person:ID`
public record Telling(ParkedVoice voice, String actor) {

  Event replayed(HeldRecord held, Event heard) {
    ParkedRecord parked = held.parked();
    UUID cause = heard.envelope().id();
    return say(
        held,
        "record.replayed",
        new Chain(heard.envelope().correlationId(), cause.toString(), actor),
        voice.replayed(
            new ReplayedRecord(
                parked.topic(), parked.partition(), parked.offset(), cause, parked.code())));
  }

  /// @param read what could be read of it
  Event givenUp(HeldRecord held, Optional<Envelope> read, String reference) {
    ParkedRecord parked = held.parked();
    return say(
        held,
        "record.given-up",
        chain(held, read, actor),
        voice.givenUp(
            new GivenUpRecord(
                parked.topic(), parked.partition(), parked.offset(), parked.code(), reference)));
  }

  /// Nothing where the service keeps it to itself.
  static Optional<Event> parked(ParkedVoice voice, HeldRecord held, Optional<Envelope> read) {
    String actor = "service:" + voice.speaker().service();
    return voice
        .parked(held.parked())
        .map(fact ->
            new Telling(voice, actor).say(held, "record.parked", chain(held, read, actor), fact));
  }

  private static Chain chain(HeldRecord held, Optional<Envelope> read, String actor) {
    return new Chain(
        read.map(Envelope::correlationId).orElse(held.subject()),
        read.map(Envelope::id).orElse(held.parked().id()).toString(),
        actor);
  }

  /// Each is said once of a record.
  private Event say(HeldRecord held, String what, Chain chain, Fact fact) {
    String once = what + '/' + voice.speaker().service() + '/' + held.parked().id();
    UUID id = UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
    return voice
        .speaker()
        .say(id, voice.now().truncatedTo(ChronoUnit.MILLIS), held.subject(), chain, fact);
  }
}
