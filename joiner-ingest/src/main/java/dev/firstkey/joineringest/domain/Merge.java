package dev.firstkey.joineringest.domain;

import java.time.Instant;

/// That staff decided that what a source calls one worker is a person whom another source states.
///
/// @param knownAs the other worker
/// @param actor who decided
/// @param reference where that is written
public record Merge(Key key, String knownAs, String actor, String reference, Instant since) {

  /// Whom a source calls so; nobody is merged twice.
  public record Key(String source, String workerId) {}
}
