package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Window;
import dev.firstkey.contracts.Witness;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// The rules for a pass, in the order in which they are asked: the first that holds is the answer.
/// What is final comes first. What is parked may be what another rule misses, so a hold comes
/// before those; without evidence, only what would be a pass is refused.
public final class PassRules {
  private static final List<Rule> BEFORE_APPROVALS =
      List.of(
          new Rule(RefusalReason.WORKER_LEFT, Question::workerLeft),
          new Rule(RefusalReason.HIRE_WITHDRAWN, asked -> asked.ended(CaseClosing.WITHDRAWN)),
          new Rule(RefusalReason.ALREADY_USED, Question::alreadyUsed),
          new Rule(RefusalReason.UNDECIDED, asked -> asked.is(Situation.Doubt.UNDECIDED)),
          new Rule(RefusalReason.NO_OPEN_CASE, Question::noCase),
          new Rule(RefusalReason.BEFORE_WINDOW, Question::tooEarly),
          new Rule(RefusalReason.AFTER_WINDOW, Question::tooLate),
          new Rule(RefusalReason.ACCOUNT_NOT_READY, Question::noAccount));
  private static final List<Rule> AFTER_APPROVALS =
      List.of(
          new Rule(RefusalReason.POLICY_FORBIDS, Question::proofingDoesNotSuffice),
          new Rule(RefusalReason.POLICY_FORBIDS, Question::confirmedByThemselves),
          new Rule(RefusalReason.WITNESS_MISSING, Question::witnessIsMissing),
          new Rule(
              RefusalReason.EVIDENCE_UNAVAILABLE, asked -> asked.is(Situation.Doubt.NO_EVIDENCE)));

  private PassRules() {}

  /// The answer to the request in this situation.
  public static PassDecision decide(PassRequested request, Situation situation) {
    Question asked = new Question(request, situation);
    for (Rule rule : BEFORE_APPROVALS) {
      if (rule.holds().test(asked)) {
        return new PassDecision.Refuse(rule.reason());
      }
    }
    if (asked.approvalsMissing() > 0) {
      return new PassDecision.NeedApprovals(asked.approvalsMissing());
    }
    for (Rule rule : AFTER_APPROVALS) {
      if (rule.holds().test(asked)) {
        return new PassDecision.Refuse(rule.reason());
      }
    }
    return asked.issue();
  }

  private record Rule(RefusalReason reason, Predicate<Question> holds) {}

  /// Everything behind the rule of the missing case may rely on there being one.
  private record Question(PassRequested request, Situation situation) {

    boolean workerLeft() {
      return ended(CaseClosing.LEFT) || !now().isBefore(situation.facts().employmentEnds());
    }

    boolean ended(CaseClosing reason) {
      return situation.facts().endings().contains(reason);
    }

    boolean is(Situation.Doubt doubt) {
      return situation.doubts().contains(doubt);
    }

    boolean alreadyUsed() {
      return forFirstEnrollment() && ended(CaseClosing.ENROLLED);
    }

    boolean noCase() {
      return !forFirstEnrollment() || situation.facts().current().isEmpty();
    }

    boolean tooEarly() {
      return now().isBefore(terms().window().notBefore());
    }

    boolean tooLate() {
      return situation.facts().ranOut().contains(terms().caseId())
          || !now().isBefore(terms().window().notAfter());
    }

    boolean noAccount() {
      return situation.account() instanceof Account.NotReady;
    }

    /// What the case was opened with counts, and what policy wants now. Nobody can approve yet.
    int approvalsMissing() {
      return Math.max(terms().approvalsWanted(), situation.policy().approvalsWanted());
    }

    boolean proofingDoesNotSuffice() {
      return !rule().proofing().contains(request.proofing().method());
    }

    boolean witnessIsMissing() {
      return situation.policy().wantsWitness(terms()) && request.proofing().witness() == null;
    }

    /// Who signs in with the worker's own account is no witness of who the worker is.
    boolean confirmedByThemselves() {
      Proofing proofing = request.proofing();
      Witness witness = proofing.witness();
      return switch (situation.account()) {
        case Account.Ready(String accountId) ->
            proofing.by().equals("person:" + accountId)
                || witness != null && witness.by().equals("person:" + accountId);
        case Account.NotReady() -> false;
      };
    }

    PassDecision issue() {
      return switch (situation.account()) {
        case Account.Ready(String accountId) ->
            new PassDecision.Issue(terms().caseId(), accountId, minutes(), rule().requirements());
        case Account.NotReady() -> new PassDecision.Refuse(RefusalReason.ACCOUNT_NOT_READY);
      };
    }

    private Window minutes() {
      Instant end = now().plus(situation.policy().passLife());
      Instant caseEnd = earlier(terms().window().notAfter(), situation.facts().employmentEnds());
      return new Window(now(), earlier(end, caseEnd));
    }

    private boolean forFirstEnrollment() {
      return request.purpose() == Purpose.FIRST_ENROLLMENT;
    }

    private DeviceRule rule() {
      return situation.policy().rule(terms().deviceContext());
    }

    private CaseTerms terms() {
      return situation.facts().current().orElseThrow();
    }

    private Instant now() {
      return situation.now();
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}
