package dev.firstkey.joineringest.domain;

/// What a person decided about everything of a source that waits its turn.
///
/// @param verdict what is to become of each
/// @param actor who decided
/// @param reference where that is written
public record Ruling(Verdict verdict, String actor, String reference) {

  /// What is to become of it.
  public enum Verdict {
    /// It is believed, whatever the source's rate.
    RELEASE,
    /// It is not to be believed.
    REJECT
  }
}
