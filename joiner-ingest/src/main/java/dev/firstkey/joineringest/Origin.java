package dev.firstkey.joineringest;

import dev.firstkey.contracts.HrRecord;
import dev.firstkey.joineringest.domain.KnownEpisode;
import java.util.Optional;

/// Where a statement comes from.
///
/// @param by who is to be named for what is decided
/// @param chainId of an episode that is new; empty for a new one
record Origin(HrRecord place, DecideQuarantine.By by, Optional<String> chainId) {
  private static final DecideQuarantine.By HR = new DecideQuarantine.By(JoinerVoice.ACTOR, "hr");

  static Origin hr(HrRecord place) {
    return new Origin(place, HR, Optional.empty());
  }

  /// Nobody has looked at it.
  boolean isOfHr() {
    return chainId.isEmpty();
  }

  JoinerVoice.Under chain(KnownEpisode episode) {
    return new JoinerVoice.Under(episode.chainId(), by.actor(), by.completedBy());
  }
}
