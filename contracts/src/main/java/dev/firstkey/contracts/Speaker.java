package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;

/// Makes the events that one service says. Time and ids come in as arguments.
///
/// @param service the name of the service, as in `pass-issuer`
public record Speaker(String service) {

  /// An event of this service.
  ///
  /// @param subject as in [Envelope]
  public Event say(UUID id, Instant time, String subject, Chain chain, Fact fact) {
    return new Event(
        new Envelope(
            id,
            "urn:firstkey:" + service,
            subject,
            time,
            chain.correlationId(),
            chain.causationId(),
            chain.actor()),
        fact);
  }
}
