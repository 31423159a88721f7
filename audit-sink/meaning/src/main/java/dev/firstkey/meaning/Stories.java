package dev.firstkey.meaning;

import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingPassed;
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
  /// An event that two entries tell.
  record Repeated(UUID eventId, long first, long again) {}

  final Map<UUID, PassStory> passes = new LinkedHashMap<>();
  final Map<UUID, List<Told<PassRequested>>> requests = new LinkedHashMap<>();
  final List<Repeated> repeated = new ArrayList<>();
  final Set<Episode> accepted = new HashSet<>();
  final List<Told<AuthenticatorPublished>> published = new ArrayList<>();
  private final Map<UUID, List<CaseOpened>> cases = new HashMap<>();
  private final Map<UUID, Long> events = new HashMap<>();
  private final Map<UUID, List<ProofingPassed>> proofed = new HashMap<>();
  private final Map<Episode, List<Told<? extends JoinerFact>>> ends = new HashMap<>();

  /// An entry's event; the first that tells it stays.
  void tell(UUID eventId, long index) {
    Long before = events.putIfAbsent(eventId, index);
    if (before != null) {
      repeated.add(new Repeated(eventId, before, index));
    }
  }

  void opened(CaseOpened it) {
    cases.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it);
  }

  /// What was said of a case; one that was closed may be opened anew.
  List<CaseOpened> opened(UUID caseId) {
    return cases.getOrDefault(caseId, List.of());
  }

  void asked(Told<PassRequested> told) {
    requests.computeIfAbsent(told.fact().requestId(), _ -> new ArrayList<>()).add(told);
  }

  void proofed(ProofingPassed it) {
    proofed.computeIfAbsent(it.transactionId(), _ -> new ArrayList<>()).add(it);
  }

  /// Who was confirmed in a visit; a registrar may say it anew.
  List<ProofingPassed> proofed(UUID transactionId) {
    return proofed.getOrDefault(transactionId, List.of());
  }

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
