package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why HR has to correct something where no member is wrong and nothing was rejected: words among
/// the reasons of [HrisWriteback].
public enum CorrectionReason {
  /// Staff decided that the record is about a worker whom another source states.
  MERGED,
  /// The employment is over for good; another one needs an episode id of its own.
  EPISODE_OVER;

  /// The word as it stands in events.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
