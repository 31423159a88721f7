package dev.firstkey.meaning;

import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import java.util.Comparator;
import java.util.List;
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

  void judge(PassStory pass) {
    List<Told<RevocationReason>> ends = ends(pass);
    PassStanding standing = pass.facts(ends.stream().map(Told::fact).toList()).standing();
    switch (standing) {
      case PassStanding.Unknown _ -> {}
      case PassStanding.Live() -> judgeLive(pass);
      case PassStanding.Redeemed() -> judgeRedeemed(pass);
      case PassStanding.Undone(RevocationReason reason) -> judgeUndone(pass, ends, reason);
      case PassStanding.Ended(RevocationReason reason) -> judgeEnded(pass, ends, reason);
    }
  }

  private void judgeLive(PassStory pass) {
    Told<Issued> issued = pass.issued.getFirst();
    if (clock.isLongAfter(issued.fact().over())) {
      findings.missing(issued, "the pass %s is over and was never ended", pass.id);
    }
  }

  private void judgeRedeemed(PassStory pass) {
    if (!pass.isEnded()) {
      findings.missing(
          pass.redeemed.getFirst(), "the pass %s was redeemed and never ended", pass.id);
    }
  }

  private void judgeUndone(
      PassStory pass, List<Told<RevocationReason>> ends, RevocationReason reason) {
    if (!pass.takenAway) {
      Told<?> last = last(Stream.of(ends, pass.revoked, pass.redeemed));
      findings.missing(
          last, "the authenticator of the pass %s was not revoked (%s)", pass.id, reason.word());
    }
  }

  private void judgeEnded(
      PassStory pass, List<Told<RevocationReason>> ends, RevocationReason reason) {
    if (!pass.isEnded() && !pass.issued.isEmpty()) {
      findings.missing(
          last(Stream.of(ends, pass.issued)),
          "the pass %s was not revoked (%s)",
          pass.id,
          reason.word());
    }
    for (Told<RevocationReason> revoked : pass.revoked) {
      if (revoked.fact() == RevocationReason.REDEEMED) {
        findings.uncaused(revoked, "the pass %s ended as redeemed and never was", pass.id);
      }
    }
  }

  private List<Told<RevocationReason>> ends(PassStory pass) {
    return pass.issued.stream()
        .map(told -> told.fact().episode())
        .distinct()
        .flatMap(episode -> stories.ends.of(episode).stream())
        .toList();
  }

  private static Told<?> last(Stream<List<? extends Told<?>>> facts) {
    return facts
        .<Told<?>>flatMap(List::stream)
        .max(Comparator.comparingLong(told -> told.index()))
        .orElseThrow();
  }
}
