package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Merge;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// The workers who are somebody else's as well: staff decided that what a source calls one worker
/// is a person whom another source states. What the first says of them changes nothing while the
/// other one is at work, but for an employment that was believed before: who has an account must be
/// able to leave. Inside the caller's transaction.
public interface Aliases {

  /// Under which id the worker is stated by another source; empty where nobody decided that, and
  /// while the other one has no employment.
  Uni<Optional<String>> knownAs(String source, String workerId);

  /// Writes it down; what was decided last counts.
  ///
  /// @param actor who decided
  /// @param reference where that is written
  Uni<Void> add(String source, String workerId, String knownAs, String actor, String reference);

  /// What was written down and not struck out, by source and worker, at most so many.
  ///
  /// @param after the one behind which to begin, whatever became of it; empty for the first
  Uni<List<Merge>> page(Optional<Merge.Key> after, int most);

  /// Strikes it out, whether or not the other one is at work.
  ///
  /// @return the other worker; empty where nobody decided that
  Uni<Optional<String>> remove(String source, String workerId);
}
