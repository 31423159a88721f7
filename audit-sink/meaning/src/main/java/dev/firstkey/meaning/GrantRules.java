package dev.firstkey.meaning;

import dev.firstkey.tlog.Ids;
import java.util.List;
import java.util.UUID;

/// That a pass was allowed, and used once, for what it was issued for.
final class GrantRules {
  private final Stories stories;
  private final Findings findings;

  GrantRules(Stories stories, Findings findings) {
    this.stories = stories;
    this.findings = findings;
  }

  void judge(PassStory pass) {
    pass.issued.forEach(told -> judgeIssue(pass.id, told));
    for (int i = 1; i < pass.redeemed.size(); i++) {
      findings.tell(
          pass.redeemed.get(i).index(),
          "the pass %s was consumed twice; first at index %d",
          pass.id,
          pass.redeemed.getFirst().index());
    }
    pass.redeemed.forEach(redeemed -> judgeRedemption(pass, redeemed));
  }

  private void judgeIssue(UUID passId, Told<Issued> told) {
    judgeCase(passId, told);
    judgeQuestion(passId, told);
    if (stories.accepted.of(told.fact().episode()) == Ids.NONE) {
      findings.uncaused(told, "the pass %s was issued to somebody who was never hired", passId);
    }
  }

  private void judgeCase(UUID passId, Told<Issued> told) {
    Issued issued = told.fact();
    List<Opened> opened = stories.cases.of(issued.caseId());
    List<Opened> its = opened.stream().filter(it -> it.whose() == issued.whose()).toList();
    if (opened.isEmpty()) {
      findings.uncaused(told, "the pass %s was issued under a case that was never opened", passId);
    } else if (its.isEmpty()) {
      findings.tell(told.index(), "the pass %s was issued under the case of another", passId);
    }
    judgeTerms(told.index(), passId, issued, its);
  }

  /// A case that is opened anew wants as many approvals as before: who says fewer changes nothing.
  /// Who has to confirm the person is policy's, which may have changed since.
  private void judgeTerms(long index, UUID passId, Issued issued, List<Opened> its) {
    int wanted = its.stream().mapToInt(Opened::wanted).max().orElse(0);
    if (issued.approvals() < wanted) {
      findings.tell(
          index,
          "the pass %s was issued with %d of %d approvals",
          passId,
          issued.approvals(),
          wanted);
    }
    if (!issued.witnessed()
        && its.stream().anyMatch(it -> it.witness() && it.policy() == issued.policy())) {
      findings.tell(index, "the pass %s was issued without the witness of its case", passId);
    }
  }

  private void judgeQuestion(UUID passId, Told<Issued> told) {
    Issued issued = told.fact();
    List<Told<Asked>> asked = stories.requests.of(issued.requestId());
    if (asked.isEmpty()) {
      findings.uncaused(told, "the pass %s was issued without being asked for", passId);
    } else if (asked.stream().noneMatch(it -> it.fact().grant() == issued.grant())) {
      findings.tell(told.index(), "the pass %s was issued for what it was not asked for", passId);
    }
  }

  private void judgeRedemption(PassStory pass, Told<Redeemed> told) {
    if (pass.issued.isEmpty()) {
      findings.uncaused(told, "the pass %s was redeemed and never issued", pass.id);
    } else if (pass.issued.stream().noneMatch(it -> it.fact().use() == told.fact().use())) {
      findings.tell(
          told.index(), "the pass %s was redeemed for what it was not issued for", pass.id);
    }
  }
}
