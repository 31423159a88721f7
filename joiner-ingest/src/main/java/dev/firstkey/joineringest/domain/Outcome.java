package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.IgnoredBecause;
import java.util.List;

/// What a record did to its episode: exactly one of these for each.
public sealed interface Outcome {

  /// The episode is opened.
  record Accepted(Statement statement) implements Outcome {}

  /// The episode is as the statement says now; these members are new.
  record Changed(Statement statement, List<String> members) implements Outcome {}

  /// The hire does not take place.
  record Withdrawn() implements Outcome {}

  /// The worker has left.
  record Departed() implements Outcome {}

  /// Understood; it changed nothing.
  record Ignored(IgnoredBecause reason) implements Outcome {}
}
