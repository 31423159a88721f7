package dev.firstkey.outbox;

/// What became of the wish to hear a parked record again.
public sealed interface Replay {

  /// It was heard, and its key is free of it.
  record Done() implements Replay {}

  /// It still cannot be read or taken in, and the hold stands.
  ///
  /// @param code why, as one of the words of dead letters
  record StillParked(String code) implements Replay {}

  /// Nothing with that id is parked.
  record Unknown() implements Replay {}
}
