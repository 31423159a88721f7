package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ruling;
import io.smallrye.mutiny.Uni;

/// What people decide about everything of a source that waits its turn now, inside the caller's
/// transaction. Each answer is how many records that are.
public interface Rulings {

  /// One person decides.
  Uni<Integer> rule(String source, Ruling ruling);

  /// One person wants all of them to be believed. It has no effect until another one confirms it,
  /// and takes the place of what somebody wanted before.
  ///
  /// @param reference where that is written
  Uni<Integer> propose(String source, String actor, String reference);

  /// Decides that those are believed of which another person wanted it; what has come since then,
  /// or was said anew, is not among them.
  Uni<Integer> confirm(String source, String actor, String reference);
}
