package dev.firstkey.meaning;

import dev.firstkey.tlog.Ids;
import java.util.List;
import java.util.UUID;

/// The rules, over all that a log tells.
final class Rules {
  private final Stories stories;
  private final Findings findings;
  private final GrantRules grants;
  private final EndRules ends;

  Rules(Stories stories, LogClock clock, Findings findings) {
    this.stories = stories;
    this.findings = findings;
    this.grants = new GrantRules(stories, findings);
    this.ends = new EndRules(stories, clock, findings);
  }

  void judge() {
    stories.passes().forEach(grants::judge);
    stories.passes().forEach(ends::judge);
    episodesHaveOneFirstEnrollment();
    stories.requests.all().forEach(asked -> asked.forEach(this::judgeRequest));
    publishedWasRegistered();
  }

  private void episodesHaveOneFirstEnrollment() {
    Ids first = new Ids();
    stories
        .passes()
        .forEach(pass ->
            enrolled(pass).forEach(told -> first.least(told.fact().episode(), told.index())));
    stories
        .passes()
        .forEach(pass ->
            enrolled(pass)
                .forEach(told -> {
                  long before = first.of(told.fact().episode());
                  if (before != told.index()) {
                    findings.tell(
                        told.index(),
                        "an episode was enrolled for the first time twice; first at index %d",
                        before);
                  }
                }));
  }

  private static List<Told<Redeemed>> enrolled(PassStory pass) {
    return pass.redeemed.stream().limit(1).filter(told -> told.fact().first()).toList();
  }

  private void judgeRequest(Told<Asked> told) {
    Asked asked = told.fact();
    List<Long> proofed = stories.proofed.of(asked.transactionId());
    if (!proofed.contains(asked.proofed())) {
      findings.uncaused(
          told,
          proofed.isEmpty()
              ? "a pass was asked for in the transaction %s, where nobody was proofed"
              : "a pass was asked for in the transaction %s, where somebody else was proofed",
          asked.transactionId());
    }
  }

  private void publishedWasRegistered() {
    Ids registered = new Ids();
    stories
        .passes()
        .forEach(pass ->
            pass.redeemed.forEach(told -> registered.put(told.fact().authenticatorId(), 0)));
    for (Told<UUID> told : stories.published) {
      if (registered.of(told.fact()) == Ids.NONE) {
        findings.uncaused(
            told, "the authenticator %s was published and never registered", told.fact());
      }
    }
  }
}
