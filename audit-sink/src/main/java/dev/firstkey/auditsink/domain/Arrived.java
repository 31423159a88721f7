package dev.firstkey.auditsink.domain;

import java.util.Optional;
import java.util.UUID;

/// A record that arrived and what could be read of it.
///
/// @param fingerprint [Arrival#fingerprint], computed once
public record Arrived(Arrival arrival, Reading reading, byte[] fingerprint) {

  public Arrived(Arrival arrival, Reading reading) {
    this(arrival, reading, arrival.fingerprint());
  }

  /// Reads a record. Never throws on bytes, whatever they are.
  ///
  /// @param topicPrefix what stands before the names of the installation's topics
  public static Arrived of(Arrival arrival, String topicPrefix) {
    return new Arrived(arrival, Reading.of(arrival, topicPrefix));
  }

  /// The event's id, where it could be read.
  public Optional<UUID> eventId() {
    return switch (reading) {
      case Reading.Readable(var statement) -> Optional.of(statement.eventId());
      case Reading.Heartbeat _, Reading.Unreadable _ -> Optional.empty();
    };
  }
}
