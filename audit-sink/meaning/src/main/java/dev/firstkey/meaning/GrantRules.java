package dev.firstkey.meaning;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassIssued;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// That a pass was allowed, and used once, for what it was issued for.
final class GrantRules {
  private final Stories stories;
  private final Findings findings;

  GrantRules(Stories stories, Findings findings) {
    this.stories = stories;
    this.findings = findings;
  }

  void judge(UUID passId, PassStory pass) {
    pass.issued.forEach(this::judgeIssue);
    for (int i = 1; i < pass.redeemed.size(); i++) {
      findings.tell(
          pass.redeemed.get(i).index(),
          "the pass %s was consumed twice; first at index %d",
          passId,
          pass.redeemed.getFirst().index());
    }
    pass.redeemed.forEach(redeemed -> judgeRedemption(passId, pass, redeemed));
  }

  private void judgeIssue(Told<PassIssued> told) {
    PassIssued issued = told.fact();
    CaseOpened opened = stories.cases.get(issued.caseId());
    if (opened == null) {
      findings.missing(
          told, "the pass %s was issued under a case that was never opened", issued.passId());
    } else if (issued.approvals().size() < opened.approvalsWanted()) {
      findings.tell(
          told.index(),
          "the pass %s was issued with %d of %d approvals",
          issued.passId(),
          issued.approvals().size(),
          opened.approvalsWanted());
    }
    if (!stories.requests.containsKey(issued.requestId())) {
      findings.missing(told, "the pass %s was issued without being asked for", issued.passId());
    }
    if (!stories.accepted.contains(Episode.of(issued.workerId(), issued.episodeId()))) {
      findings.missing(
          told, "the pass %s was issued to somebody who was never hired", issued.passId());
    }
    judgeApprovals(told.index(), issued);
  }

  private void judgeApprovals(long index, PassIssued issued) {
    Set<String> approvers = new HashSet<>();
    for (Approval approval : issued.approvals()) {
      String approver = approval.approver();
      if (approver.substring(approver.indexOf(':') + 1).equals(issued.workerId())) {
        findings.tell(index, "the pass %s was approved by the worker who got it", issued.passId());
      }
      if (!approvers.add(approver)) {
        findings.tell(index, "one person stands for two approvals of the pass %s", issued.passId());
      }
    }
  }

  private void judgeRedemption(UUID passId, PassStory pass, Told<EnrollmentCompleted> told) {
    if (pass.issued.isEmpty()) {
      findings.missing(told, "the pass %s was redeemed and never issued", passId);
    } else if (pass.issued.stream().noneMatch(issued -> binds(issued.fact(), told.fact()))) {
      findings.tell(
          told.index(), "the pass %s was redeemed for what it was not issued for", passId);
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
}
