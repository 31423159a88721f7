package dev.firstkey.meaning;

import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.PassRequested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the log tells, by what it is about.
final class Stories {
  final Map<UUID, PassStory> passes = new LinkedHashMap<>();
  final Map<UUID, CaseOpened> cases = new HashMap<>();
  final Map<UUID, Told<PassRequested>> requests = new LinkedHashMap<>();
  final Set<UUID> proofed = new HashSet<>();
  final Set<Episode> accepted = new HashSet<>();
  final List<Told<AuthenticatorPublished>> published = new ArrayList<>();
  private final Map<Episode, List<Told<? extends JoinerFact>>> ends = new HashMap<>();

  PassStory pass(UUID passId) {
    return passes.computeIfAbsent(passId, _ -> new PassStory());
  }

  void end(Episode episode, Told<? extends JoinerFact> end) {
    ends.computeIfAbsent(episode, _ -> new ArrayList<>()).add(end);
  }

  /// What ended the episode.
  List<Told<? extends JoinerFact>> ends(Episode episode) {
    return ends.getOrDefault(episode, List.of());
  }
}
