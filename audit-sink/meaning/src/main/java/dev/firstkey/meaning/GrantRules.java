package dev.firstkey.meaning;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.Witness;
import java.util.HashSet;
import java.util.List;
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
    judgeCase(told);
    judgeQuestion(told);
    if (!stories.accepted.contains(Episode.of(issued.workerId(), issued.episodeId()))) {
      findings.uncaused(
          told, "the pass %s was issued to somebody who was never hired", issued.passId());
    }
    judgeApprovals(told.index(), issued);
    judgeProofing(told.index(), issued);
  }

  private void judgeCase(Told<PassIssued> told) {
    PassIssued issued = told.fact();
    List<CaseOpened> opened = stories.opened(issued.caseId());
    List<CaseOpened> its = opened.stream().filter(it -> Binding.binds(it, issued)).toList();
    if (opened.isEmpty()) {
      findings.uncaused(
          told, "the pass %s was issued under a case that was never opened", issued.passId());
    } else if (its.isEmpty()) {
      findings.tell(
          told.index(), "the pass %s was issued under the case of another", issued.passId());
    }
    judgeTerms(told.index(), issued, its);
  }

  /// A case that is opened anew wants as many approvals as before: who says fewer changes nothing.
  /// Who has to confirm the person is policy's, which may have changed since.
  private void judgeTerms(long index, PassIssued issued, List<CaseOpened> its) {
    int wanted = its.stream().mapToInt(CaseOpened::approvalsWanted).max().orElse(0);
    if (issued.approvals().size() < wanted) {
      findings.tell(
          index,
          "the pass %s was issued with %d of %d approvals",
          issued.passId(),
          issued.approvals().size(),
          wanted);
    }
    if (issued.proofing().witness() == null
        && its.stream().anyMatch(it -> wantsWitness(it, issued.policyVersion()))) {
      findings.tell(
          index, "the pass %s was issued without the witness of its case", issued.passId());
    }
  }

  private static boolean wantsWitness(CaseOpened opened, String policyVersion) {
    return Boolean.TRUE.equals(opened.witness()) && opened.policyVersion().equals(policyVersion);
  }

  private void judgeQuestion(Told<PassIssued> told) {
    PassIssued issued = told.fact();
    List<Told<PassRequested>> asked = stories.requests.getOrDefault(issued.requestId(), List.of());
    if (asked.isEmpty()) {
      findings.uncaused(told, "the pass %s was issued without being asked for", issued.passId());
    } else if (asked.stream().noneMatch(it -> Binding.binds(it.fact(), issued))) {
      findings.tell(
          told.index(), "the pass %s was issued for what it was not asked for", issued.passId());
    }
  }

  private void judgeApprovals(long index, PassIssued issued) {
    Set<String> approvers = new HashSet<>();
    for (Approval approval : issued.approvals()) {
      String approver = approval.approver();
      if (isWhoGetsIt(approver, issued)) {
        findings.tell(index, "the pass %s was approved by the worker who got it", issued.passId());
      }
      if (!approvers.add(approver)) {
        findings.tell(index, "one person stands for two approvals of the pass %s", issued.passId());
      }
    }
  }

  private void judgeRedemption(UUID passId, PassStory pass, Told<EnrollmentCompleted> told) {
    if (pass.issued.isEmpty()) {
      findings.uncaused(told, "the pass %s was redeemed and never issued", passId);
    } else if (pass.issued.stream()
        .noneMatch(issued -> Binding.binds(issued.fact(), told.fact()))) {
      findings.tell(
          told.index(), "the pass %s was redeemed for what it was not issued for", passId);
    }
  }

  private void judgeProofing(long index, PassIssued issued) {
    Proofing proofing = issued.proofing();
    Witness witness = proofing.witness();
    if (isWhoGetsIt(proofing.by(), issued)
        || witness != null && isWhoGetsIt(witness.by(), issued)) {
      findings.tell(index, "who got the pass %s confirmed themself", issued.passId());
    }
  }

  /// People are named by their account, and workers by HR's id.
  private static boolean isWhoGetsIt(String actor, PassIssued issued) {
    String name = actor.substring(actor.indexOf(':') + 1);
    return name.equals(issued.workerId()) || name.equals(issued.accountId());
  }
}
