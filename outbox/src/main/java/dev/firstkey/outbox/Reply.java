package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Event;
import java.util.List;
import java.util.Optional;

/// What is said because of a record from outside.
///
/// @param events events of this service
/// @param records records that are no events, such as tombstones
/// @param deadLetter why the record goes to the dead-letter topic, where it does
public record Reply(
    List<Event> events, List<OutgoingRecord> records, Optional<DeadLetterCode> deadLetter) {

  public Reply {
    events = List.copyOf(events);
    records = List.copyOf(records);
  }

  /// Events and nothing else.
  public static Reply of(List<Event> events) {
    return new Reply(events, List.of(), Optional.empty());
  }

  /// Events about a record that could not be read.
  public static Reply parked(List<Event> events, DeadLetterCode code) {
    return new Reply(events, List.of(), Optional.of(code));
  }
}
