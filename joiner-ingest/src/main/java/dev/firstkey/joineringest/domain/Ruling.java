package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.RejectedBecause;
import java.util.Optional;

/// What a person decided about everything of a source that waits its turn.
///
/// @param verdict what is to become of each
/// @param actor who decided
/// @param reference where that is written
/// @param proposedBy who wanted it, where the actor is another one who confirmed it
/// @param because why they are not to be believed
public record Ruling(
    Verdict verdict,
    String actor,
    String reference,
    Optional<String> proposedBy,
    Optional<RejectedBecause> because) {

  /// They are believed.
  public static Ruling release(String actor, String reference) {
    return new Ruling(Verdict.RELEASE, actor, reference, Optional.empty(), Optional.empty());
  }

  /// They are not.
  public static Ruling reject(String actor, String reference, RejectedBecause because) {
    return new Ruling(Verdict.REJECT, actor, reference, Optional.empty(), Optional.of(because));
  }

  /// What is to become of it.
  public enum Verdict {
    /// It is believed, whatever the source's rate.
    RELEASE,
    /// It is not to be believed.
    REJECT
  }
}
