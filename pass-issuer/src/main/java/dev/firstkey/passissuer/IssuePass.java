package dev.firstkey.passissuer;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.IssuanceFact;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.passissuer.domain.CaseFacts;
import dev.firstkey.passissuer.domain.EpisodeKey;
import dev.firstkey.passissuer.domain.PassDecision;
import dev.firstkey.passissuer.domain.PassPolicy;
import dev.firstkey.passissuer.domain.PassRules;
import dev.firstkey.passissuer.domain.Situation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A proofed person stands at a device: policy decides now, and the answer is said once. A request
/// that has its answer gets no other, whatever has changed since. To be called inside a
/// transaction.
@ApplicationScoped
public class IssuePass {
  private final Episodes episodes;
  private final Accounts accounts;
  private final Passes passes;
  private final FindDoubts doubts;
  private final PassPolicy policy;
  private final Clock clock;
  private final DecisionCount count;

  IssuePass(
      Episodes episodes,
      Accounts accounts,
      Passes passes,
      FindDoubts doubts,
      PassPolicy policy,
      Clock clock,
      DecisionCount count) {
    this.episodes = episodes;
    this.accounts = accounts;
    this.passes = passes;
    this.doubts = doubts;
    this.policy = policy;
    this.clock = clock;
    this.count = count;
  }

  /// The gateway asks for a pass.
  public Uni<List<Event>> requested(Event cause, PassRequested request) {
    EpisodeKey key = new EpisodeKey(request.workerId(), request.episodeId());
    return episodes
        .holdKnown(key)
        .map(known -> known.orElseGet(() -> unknown(key, cause)))
        .flatMap(episode -> decide(cause, episode, request));
  }

  private static Episode unknown(EpisodeKey key, Event cause) {
    return new Episode(key, cause.envelope().correlationId(), CaseFacts.none());
  }

  private Uni<List<Event>> decide(Event cause, Episode episode, PassRequested request) {
    return accounts
        .of(request.workerId())
        .flatMap(account ->
            doubts
                .about(request)
                .map(found -> new Situation(episode.facts(), account, policy, now(), found)))
        .flatMap(situation -> answer(cause, episode, request, situation));
  }

  private Uni<List<Event>> answer(
      Event cause, Episode episode, PassRequested request, Situation situation) {
    Instant now = situation.now();
    IssuanceFact answer = fact(request, PassRules.decide(request, situation));
    return write(answer, now)
        .invoke(isNew -> count.answered(answer, isNew))
        .map(isNew -> isNew ? List.of(say(cause, episode, request, answer, now)) : List.of());
  }

  private Uni<Boolean> write(IssuanceFact answer, Instant now) {
    return switch (answer) {
      case PassIssued pass -> passes.issue(pass, now);
      case PassRefused refusal -> passes.refuse(refusal, now);
      case CaseOpened _, CaseClosed _, IssuanceRecordGivenUp _, IssuanceRecordReplayed _ ->
          throw new IllegalStateException("that is no answer");
    };
  }

  private static Event say(
      Event cause, Episode episode, PassRequested request, IssuanceFact answer, Instant now) {
    return Voice.say("pass.answer/" + request.requestId(), episode, cause, now, answer);
  }

  private IssuanceFact fact(PassRequested request, PassDecision decision) {
    return switch (decision) {
      case PassDecision.Issue issue -> issued(request, issue);
      case PassDecision.Refuse(RefusalReason reason) -> refused(request, reason);
      case PassDecision.NeedApprovals _ -> refused(request, RefusalReason.APPROVAL_MISSING);
    };
  }

  private PassIssued issued(PassRequested request, PassDecision.Issue issue) {
    return new PassIssued(
        Voice.id("pass/" + request.requestId()),
        request.requestId(),
        request.workerId(),
        request.episodeId(),
        request.purpose(),
        request.transactionId(),
        request.jkt(),
        issue.caseId(),
        issue.accountId(),
        issue.window(),
        issue.requirements(),
        policy.version(),
        List.of(),
        request.proofing());
  }

  private PassRefused refused(PassRequested request, RefusalReason reason) {
    return new PassRefused(
        request.requestId(),
        request.workerId(),
        request.episodeId(),
        request.purpose(),
        request.transactionId(),
        request.jkt(),
        reason,
        policy.version());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
