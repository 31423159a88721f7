package dev.firstkey.meaning;

import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.tlog.Fault;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The rules, over all that a log tells.
final class Rules {
  private final Stories stories;
  private final Findings findings;
  private final GrantRules grants;
  private final EndRules ends;

  Rules(Stories stories, LogClock clock) {
    this.stories = stories;
    this.findings = new Findings(clock);
    this.grants = new GrantRules(stories, findings);
    this.ends = new EndRules(stories, clock, findings);
  }

  /// The first of them, by their index.
  List<Fault> faults() {
    stories.passes.forEach(grants::judge);
    stories.passes.forEach(ends::judge);
    episodesHaveOneFirstEnrollment();
    stories.requests.values().forEach(asked -> asked.forEach(this::judgeRequest));
    eventsAreToldOnce();
    publishedWasRegistered();
    return findings.first();
  }

  private void episodesHaveOneFirstEnrollment() {
    Map<Episode, Told<EnrollmentCompleted>> first = new HashMap<>();
    stories.passes.values().stream()
        .flatMap(pass -> pass.redeemed.stream().limit(1))
        .filter(told -> told.fact().purpose() == Purpose.FIRST_ENROLLMENT)
        .sorted(Comparator.comparingLong(told -> told.index()))
        .forEach(told -> {
          Episode episode = Episode.of(told.fact().workerId(), told.fact().episodeId());
          Told<EnrollmentCompleted> before = first.putIfAbsent(episode, told);
          if (before != null) {
            findings.tell(
                told.index(),
                "an episode was enrolled for the first time twice; first at index %d",
                before.index());
          }
        });
  }

  private void judgeRequest(Told<PassRequested> told) {
    PassRequested asked = told.fact();
    List<ProofingPassed> proofed = stories.proofed(asked.transactionId());
    if (proofed.stream().noneMatch(it -> Binding.binds(it, asked))) {
      findings.uncaused(
          told,
          proofed.isEmpty()
              ? "a pass was asked for in the transaction %s, where nobody was proofed"
              : "a pass was asked for in the transaction %s, where somebody else was proofed",
          asked.transactionId());
    }
  }

  /// The same bytes again are coverage, so these are others.
  private void eventsAreToldOnce() {
    for (Stories.Repeated it : stories.repeated) {
      findings.tell(
          it.again(), "the event %s stands at index %d with other bytes", it.eventId(), it.first());
    }
  }

  private void publishedWasRegistered() {
    Set<UUID> registered = new HashSet<>();
    stories
        .passes
        .values()
        .forEach(
            pass -> pass.redeemed.forEach(told -> registered.add(told.fact().authenticatorId())));
    for (Told<AuthenticatorPublished> told : stories.published) {
      if (!registered.contains(told.fact().authenticatorId())) {
        findings.uncaused(
            told,
            "the authenticator %s was published and never registered",
            told.fact().authenticatorId());
      }
    }
  }
}
