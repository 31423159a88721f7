package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Statement;

/// One episode as staff and machines see it.
///
/// @param state `active`, `withdrawn` or `departed`
/// @param sequence the highest sequence heard of the episode
/// @param account `none`, `ready` or `disabled`
record JoinerView(String workerId, String episodeId, String state, long sequence, String account) {

  static JoinerView of(String workerId, KnownEpisode known) {
    return switch (known.state()) {
      case Episode.None() -> view(workerId, known, "none", 0);
      case Episode.Active(int _, long sequence, Statement _) ->
          view(workerId, known, "active", sequence);
      case Episode.Withdrawn(long sequence) -> view(workerId, known, "withdrawn", sequence);
      case Episode.Departed(long sequence) -> view(workerId, known, "departed", sequence);
    };
  }

  private static JoinerView view(String workerId, KnownEpisode known, String state, long sequence) {
    return new JoinerView(workerId, known.episodeId(), state, sequence, known.account().word());
  }
}
