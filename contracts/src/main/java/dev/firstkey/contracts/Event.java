package dev.firstkey.contracts;

/// One of Firstkey's own events: its attributes and what happened.
///
/// @param envelope the CloudEvents attributes
/// @param fact what happened
public record Event(Envelope envelope, Fact fact) {

  public Event {
    Require.present(envelope, "envelope");
    Require.present(fact, "data");
  }

  /// The type of the fact.
  public EventType type() {
    return EventType.of(fact);
  }

  /// The Kafka key.
  public String key() {
    return envelope.subject();
  }
}
