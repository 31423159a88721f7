package dev.firstkey.meaning;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.tlog.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The rules, over all that a log tells.
final class Rules {
  private static final int MOST_TOLD = 20;

  private final Stories stories;
  private final LogClock clock;
  private final List<Fault> faults = new ArrayList<>();

  Rules(Stories stories, LogClock clock) {
    this.stories = stories;
    this.clock = clock;
  }

  /// The first of them, by their index.
  List<Fault> faults() {
    stories.passes.forEach(this::judge);
    episodesHaveOneFirstEnrollment();
    stories.requests.values().forEach(this::judgeRequest);
    publishedWasRegistered();
    return faults.stream()
        .sorted(Comparator.comparingLong(fault -> fault.index().orElse(0)))
        .limit(MOST_TOLD)
        .toList();
  }

  private void judge(UUID passId, PassStory pass) {
    pass.issued.forEach(this::judgeIssue);
    for (int i = 1; i < pass.redeemed.size(); i++) {
      tell(
          pass.redeemed.get(i).index(),
          "the pass %s was consumed twice; first at index %d",
          passId,
          pass.redeemed.getFirst().index());
    }
    pass.redeemed.forEach(redeemed -> judgeRedemption(passId, pass, redeemed));
    judgeEnd(passId, pass);
  }

  private void judgeIssue(Told<PassIssued> told) {
    PassIssued issued = told.fact();
    CaseOpened opened = stories.cases.get(issued.caseId());
    if (opened == null) {
      missing(told, "the pass %s was issued under a case that was never opened", issued.passId());
    } else if (issued.approvals().size() < opened.approvalsWanted()) {
      tell(
          told.index(),
          "the pass %s was issued with %d of %d approvals",
          issued.passId(),
          issued.approvals().size(),
          opened.approvalsWanted());
    }
    if (!stories.requests.containsKey(issued.requestId())) {
      missing(told, "the pass %s was issued without being asked for", issued.passId());
    }
    if (!stories.accepted.contains(Episode.of(issued.workerId(), issued.episodeId()))) {
      missing(told, "the pass %s was issued to somebody who was never hired", issued.passId());
    }
    judgeApprovals(told.index(), issued);
  }

  private void judgeApprovals(long index, PassIssued issued) {
    Set<String> approvers = new HashSet<>();
    for (Approval approval : issued.approvals()) {
      String approver = approval.approver();
      if (approver.substring(approver.indexOf(':') + 1).equals(issued.workerId())) {
        tell(index, "the pass %s was approved by the worker who got it", issued.passId());
      }
      if (!approvers.add(approver)) {
        tell(index, "one person stands for two approvals of the pass %s", issued.passId());
      }
    }
  }

  private void judgeRedemption(UUID passId, PassStory pass, Told<EnrollmentCompleted> told) {
    if (pass.issued.isEmpty()) {
      missing(told, "the pass %s was redeemed and never issued", passId);
    } else if (pass.issued.stream().noneMatch(issued -> binds(issued.fact(), told.fact()))) {
      tell(told.index(), "the pass %s was redeemed for what it was not issued for", passId);
    }
  }

  /// A pass works for one worker, one episode, one purpose, one visit, one key.
  private static boolean binds(PassIssued issued, EnrollmentCompleted redeemed) {
    return issued.workerId().equals(redeemed.workerId())
        && issued.episodeId().equals(redeemed.episodeId())
        && issued.purpose() == redeemed.purpose()
        && issued.transactionId().equals(redeemed.transactionId())
        && issued.jkt().equals(redeemed.jkt())
        && issued.accountId().equals(redeemed.accountId());
  }

  private void judgeEnd(UUID passId, PassStory pass) {
    List<Told<? extends JoinerFact>> ends = ends(pass);
    PassStanding standing = pass.facts(reasons(ends)).standing();
    switch (standing) {
      case PassStanding.Unknown _ -> {}
      case PassStanding.Live() -> judgeLive(passId, pass.issued.getFirst());
      case PassStanding.Redeemed() -> judgeRedeemed(passId, pass);
      case PassStanding.Undone(RevocationReason reason) -> judgeUndone(passId, pass, ends, reason);
      case PassStanding.Ended(RevocationReason reason) -> judgeEnded(passId, pass, ends, reason);
    }
  }

  private void judgeLive(UUID passId, Told<PassIssued> issued) {
    Instant over = issued.fact().window().notAfter();
    if (clock.isLongAfter(over) && clock.isLongAfter(issued.at())) {
      tell(issued.index(), "the pass %s is over and was never ended", passId);
    }
  }

  private void judgeRedeemed(UUID passId, PassStory pass) {
    if (pass.revoked.isEmpty()) {
      missing(pass.redeemed.getFirst(), "the pass %s was redeemed and never ended", passId);
    }
  }

  private void judgeUndone(
      UUID passId, PassStory pass, List<Told<? extends JoinerFact>> ends, RevocationReason reason) {
    if (pass.takenAway.isEmpty()) {
      Told<?> last = last(Stream.of(ends, pass.revoked, pass.redeemed));
      missing(last, "the authenticator of the pass %s was not revoked (%s)", passId, reason.word());
    }
  }

  private void judgeEnded(
      UUID passId, PassStory pass, List<Told<? extends JoinerFact>> ends, RevocationReason reason) {
    if (!pass.isEnded() && !pass.issued.isEmpty()) {
      missing(
          last(Stream.of(ends, pass.issued)),
          "the pass %s was not revoked (%s)",
          passId,
          reason.word());
    }
    for (Told<PassRevoked> revoked : pass.revoked) {
      if (revoked.fact().reason() == RevocationReason.REDEEMED) {
        missing(revoked, "the pass %s ended as redeemed and never was", passId);
      }
    }
  }

  private List<Told<? extends JoinerFact>> ends(PassStory pass) {
    return pass.issued.stream()
        .map(Told::fact)
        .map(issued -> Episode.of(issued.workerId(), issued.episodeId()))
        .distinct()
        .flatMap(episode -> stories.ends(episode).stream())
        .toList();
  }

  private static List<RevocationReason> reasons(List<Told<? extends JoinerFact>> ends) {
    return ends.stream()
        .map(end ->
            end.fact() instanceof JoinerDeparted
                ? RevocationReason.LEFT
                : RevocationReason.WITHDRAWN)
        .toList();
  }

  private static Told<?> last(Stream<List<? extends Told<?>>> facts) {
    return facts
        .<Told<?>>flatMap(List::stream)
        .max(Comparator.comparingLong(told -> told.index()))
        .orElseThrow();
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
            tell(
                told.index(),
                "an episode was enrolled for the first time twice; first at index %d",
                before.index());
          }
        });
  }

  private void judgeRequest(Told<PassRequested> told) {
    if (!stories.proofed.contains(told.fact().transactionId())) {
      missing(
          told,
          "a pass was asked for in the transaction %s, where nobody was proofed",
          told.fact().transactionId());
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
        missing(
            told,
            "the authenticator %s was published and never registered",
            told.fact().authenticatorId());
      }
    }
  }

  /// What may still come is not missed yet.
  private void missing(Told<?> told, String words, Object... ids) {
    if (clock.isLongAfter(told.at())) {
      tell(told.index(), words, ids);
    }
  }

  private void tell(long index, String words, Object... ids) {
    faults.add(Fault.at(Fault.Kind.MEANING, index, words.formatted(ids)));
  }
}
