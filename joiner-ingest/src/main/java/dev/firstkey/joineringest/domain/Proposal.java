package dev.firstkey.joineringest.domain;

/// How one person completed a record that waits, until another one confirms it.
///
/// @param actor who did
/// @param reference where that is written
/// @param data the whole data, as JSON
public record Proposal(String actor, String reference, String data) {

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "Proposal";
  }
}
