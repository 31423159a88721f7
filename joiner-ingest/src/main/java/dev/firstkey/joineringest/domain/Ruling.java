package dev.firstkey.joineringest.domain;

import java.util.Optional;

/// What a person decided about everything of a source that waits its turn.
///
/// @param verdict what is to become of each
/// @param actor who decided
/// @param reference where that is written
/// @param proposedBy who wanted it, where the actor is another one who confirmed it
public record Ruling(Verdict verdict, String actor, String reference, Optional<String> proposedBy) {
  public Ruling(Verdict verdict, String actor, String reference) {
    this(verdict, actor, reference, Optional.empty());
  }

  /// What is to become of it.
  public enum Verdict {
    /// It is believed, whatever the source's rate.
    RELEASE,
    /// It is not to be believed.
    REJECT
  }
}
