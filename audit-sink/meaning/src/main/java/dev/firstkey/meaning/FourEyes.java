package dev.firstkey.meaning;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.Witness;
import java.util.HashSet;
import java.util.Set;

/// That who got a pass neither approved nor confirmed it, and that nobody stands for two.
final class FourEyes {
  private final Findings findings;

  FourEyes(Findings findings) {
    this.findings = findings;
  }

  void judge(long index, PassIssued issued) {
    judgeApprovals(index, issued);
    judgeProofing(index, issued);
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
