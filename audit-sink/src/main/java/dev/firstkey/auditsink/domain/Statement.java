package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Envelope;
import dev.firstkey.contracts.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event says, as far as it can be searched for. The exact bytes are the evidence; this is
/// read from them.
///
/// @param eventId the event
/// @param source the service that says it
/// @param type the CloudEvents type
/// @param time when it happened, by the producer's clock
/// @param about whom and what it is about
/// @param chain its episode, its cause, who acted
/// @param approvers who approved what it says
/// @param result how it went
public record Statement(
    UUID eventId,
    String source,
    String type,
    Instant time,
    About about,
    Chain chain,
    List<String> approvers,
    Result result) {

  public Statement {
    approvers = List.copyOf(approvers);
  }

  /// How it went.
  ///
  /// @param outcome the outcome's word
  /// @param reason the reason of a refusal or an end; null where the event gives none
  public record Result(String outcome, @Nullable String reason) {}

  /// What this event says.
  public static Statement of(Event event) {
    Envelope envelope = event.envelope();
    Members members = new Members(event.fact());
    return new Statement(
        envelope.id(),
        envelope.source(),
        event.type().id(),
        envelope.time(),
        about(event, members),
        new Chain(envelope.correlationId(), envelope.causationId(), envelope.actor()),
        members.approvers(),
        new Result(Outcome.of(event.type()).word(), members.reason()));
  }

  /// What becomes of a parked record is about whom the record's key names, which is its subject.
  private static About about(Event event, Members members) {
    return event.type().spoken().contains(".record.")
        ? About.key(event.envelope().subject())
        : members.about();
  }
}
