package dev.firstkey.passissuer.domain;

import java.time.Instant;
import java.util.Set;

/// What is so when a pass is asked for.
///
/// @param facts what is known of the episode
/// @param account the worker's account
/// @param policy the policy of this moment
/// @param now this moment
/// @param doubts what speaks against giving anything, whoever asks
public record Situation(
    CaseFacts facts, Account account, PassPolicy policy, Instant now, Set<Doubt> doubts) {

  public Situation {
    doubts = Set.copyOf(doubts);
  }

  /// Reasons that lie with the service and not with the worker.
  public enum Doubt {
    /// A record of the worker is parked: what is known may not be all.
    UNDECIDED,
    /// What is decided would not be kept.
    NO_EVIDENCE
  }
}
