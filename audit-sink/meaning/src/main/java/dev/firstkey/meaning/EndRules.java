package dev.firstkey.meaning;

import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// That a pass ended as it had to, and its authenticator with it.
final class EndRules {
  private final Stories stories;
  private final LogClock clock;
  private final Findings findings;

  EndRules(Stories stories, LogClock clock, Findings findings) {
    this.stories = stories;
    this.clock = clock;
    this.findings = findings;
  }

  void judge(UUID passId, PassStory pass) {
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
    if (clock.isLongAfter(over)) {
      findings.missing(issued, "the pass %s is over and was never ended", passId);
    }
  }

  private void judgeRedeemed(UUID passId, PassStory pass) {
    if (!pass.isEnded()) {
      findings.missing(
          pass.redeemed.getFirst(), "the pass %s was redeemed and never ended", passId);
    }
  }

  private void judgeUndone(
      UUID passId, PassStory pass, List<Told<? extends JoinerFact>> ends, RevocationReason reason) {
    if (pass.takenAway.isEmpty()) {
      Told<?> last = last(Stream.of(ends, pass.revoked, pass.redeemed));
      findings.missing(
          last, "the authenticator of the pass %s was not revoked (%s)", passId, reason.word());
    }
  }

  private void judgeEnded(
      UUID passId, PassStory pass, List<Told<? extends JoinerFact>> ends, RevocationReason reason) {
    if (!pass.isEnded() && !pass.issued.isEmpty()) {
      findings.missing(
          last(Stream.of(ends, pass.issued)),
          "the pass %s was not revoked (%s)",
          passId,
          reason.word());
    }
    for (Told<PassRevoked> revoked : pass.revoked) {
      if (revoked.fact().reason() == RevocationReason.REDEEMED) {
        findings.uncaused(revoked, "the pass %s ended as redeemed and never was", passId);
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
}
