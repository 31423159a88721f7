package dev.firstkey.contracts;

/// What came out of reading a record's bytes.
public sealed interface Decoded {

  /// An event of a type and version known here.
  record Readable(Event event) implements Decoded {}

  /// Bytes that are no event known here. They are parked with the code, never guessed at.
  record Unreadable(DeadLetterCode code) implements Decoded {}
}
