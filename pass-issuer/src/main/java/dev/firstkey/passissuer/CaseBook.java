package dev.firstkey.passissuer;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.passissuer.domain.CaseChange;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.CaseLifecycle;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.DeviceRule;
import dev.firstkey.passissuer.domain.EpisodeKey;
import dev.firstkey.passissuer.domain.PassPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Carries a command out on an episode's case: hold the episode, decide, add the fact, write the
/// changes, say them. To be called inside a transaction.
@ApplicationScoped
class CaseBook {
  private final Episodes episodes;
  private final Cases cases;
  private final PassPolicy policy;
  private final Clock clock;

  CaseBook(Episodes episodes, Cases cases, PassPolicy policy, Clock clock) {
    this.episodes = episodes;
    this.cases = cases;
    this.policy = policy;
    this.clock = clock;
  }

  Uni<List<Event>> carryOut(Event cause, EpisodeKey key, CaseCommand command) {
    return episodes
        .hold(key, cause.envelope().correlationId())
        .flatMap(episode -> carryOut(cause, episode, command));
  }

  private Uni<List<Event>> carryOut(Event cause, Episode episode, CaseCommand command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<CaseChange> changes = CaseLifecycle.decide(episode.facts(), command);
    return episodes
        .add(episode.key(), command)
        .chain(() -> write(episode.key(), changes, now))
        .replaceWith(() -> changes.stream().map(c -> say(cause, episode, c, now)).toList());
  }

  private Uni<Void> write(EpisodeKey key, List<CaseChange> changes, Instant now) {
    return Multi.createFrom()
        .iterable(changes)
        .onItem()
        .transformToUniAndConcatenate(change -> cases.write(key, change, now))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Event say(Event cause, Episode episode, CaseChange change, Instant now) {
    return switch (change) {
      case CaseChange.Opened opened ->
          Voice.say(
              once("case.opened/", opened.terms().caseId(), cause),
              episode,
              cause,
              now,
              fact(episode.key(), opened));
      case CaseChange.Closed closed ->
          Voice.say(
              once("case.closed/", closed.caseId(), cause),
              episode,
              cause,
              now,
              fact(episode.key(), closed));
    };
  }

  /// One cause changes one case once in each direction.
  private static String once(String what, UUID caseId, Event cause) {
    return what + caseId + '/' + cause.envelope().id();
  }

  private CaseOpened fact(EpisodeKey key, CaseChange.Opened opened) {
    CaseTerms terms = opened.terms();
    DeviceRule rule = policy.rule(terms.deviceContext());
    return new CaseOpened(
        terms.caseId(),
        key.workerId(),
        key.episodeId(),
        Purpose.FIRST_ENROLLMENT,
        opened.state(),
        terms.window(),
        terms.deviceContext(),
        terms.approvalsWanted(),
        terms.policyVersion(),
        rule.proofing().stream().sorted().toList(),
        policy.wantsWitness(terms));
  }

  private static CaseClosed fact(EpisodeKey key, CaseChange.Closed closed) {
    return new CaseClosed(
        closed.caseId(),
        key.workerId(),
        key.episodeId(),
        Purpose.FIRST_ENROLLMENT,
        closed.reason());
  }
}
