package dev.firstkey.passissuer.domain;

import static dev.firstkey.passissuer.domain.Given.START;
import static dev.firstkey.passissuer.domain.Given.WINDOW;
import static dev.firstkey.passissuer.domain.Given.facts;
import static dev.firstkey.passissuer.domain.Given.stated;
import static dev.firstkey.passissuer.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Window;
import dev.firstkey.passissuer.domain.CaseCommand.Complete;
import dev.firstkey.passissuer.domain.CaseCommand.Expect;
import dev.firstkey.passissuer.domain.CaseCommand.Leave;
import dev.firstkey.passissuer.domain.CaseCommand.RunOut;
import dev.firstkey.passissuer.domain.CaseCommand.Withdraw;
import dev.firstkey.passissuer.domain.Situation.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassRulesTest {
  private static final Instant INSIDE = START.plus(Duration.ofDays(1));
  private static final Expect STATED = new Expect(stated(1));
  private static final Account READY = new Account.Ready("account");

  /// From each step to the next, the reason that was the answer is taken away; the later ones hold
  /// all the time.
  @Test
  void reasonsHaveAFixedPrecedence() {
    Asked worst =
        new Asked(
            facts(new Leave(), new Withdraw(), new Complete()),
            new Account.NotReady(),
            2,
            START.minusMillis(1),
            ProofingMethod.VIDEO,
            EnumSet.allOf(Doubt.class));
    assertThat(worst.answer()).isEqualTo(refused(RefusalReason.WORKER_LEFT));
    Asked stayed = worst.knowing(facts(new Withdraw(), new Complete()));
    assertThat(stayed.answer()).isEqualTo(refused(RefusalReason.HIRE_WITHDRAWN));
    Asked hired = stayed.knowing(facts(new Complete()));
    assertThat(hired.answer()).isEqualTo(refused(RefusalReason.ALREADY_USED));
    Asked notEnrolled = hired.knowing(facts());
    assertThat(notEnrolled.answer()).isEqualTo(refused(RefusalReason.UNDECIDED));
    Asked decided = notEnrolled.doubting(Set.of(Doubt.NO_EVIDENCE));
    assertThat(decided.answer()).isEqualTo(refused(RefusalReason.NO_OPEN_CASE));
    Asked expected = decided.knowing(facts(STATED));
    assertThat(expected.answer()).isEqualTo(refused(RefusalReason.BEFORE_WINDOW));
    Asked late = expected.at(WINDOW.notAfter());
    assertThat(late.answer()).isEqualTo(refused(RefusalReason.AFTER_WINDOW));
    Asked inTime = late.at(START);
    assertThat(inTime.answer()).isEqualTo(refused(RefusalReason.ACCOUNT_NOT_READY));
    Asked withAccount = inTime.with(READY);
    assertThat(withAccount.answer()).isEqualTo(new PassDecision.NeedApprovals(2));
    Asked approved = withAccount.wanting(0);
    assertThat(approved.answer()).isEqualTo(refused(RefusalReason.POLICY_FORBIDS));
    Asked attended = approved.proofedBy(ProofingMethod.ATTENDED);
    assertThat(attended.answer()).isEqualTo(refused(RefusalReason.EVIDENCE_UNAVAILABLE));
    Asked kept = attended.doubting(Set.of());
    assertThat(kept.answer()).isInstanceOf(PassDecision.Issue.class);
  }

  @Test
  void aPassLivesTenMinutesFromNow() {
    assertThat(asked(facts(STATED)).answer())
        .isEqualTo(
            new PassDecision.Issue(
                stated(1).terms().caseId(),
                "account",
                new Window(INSIDE, INSIDE.plus(Duration.ofMinutes(10))),
                Given.requirements(Attachment.PLATFORM, false)));
  }

  @Test
  void aPassNeverOutlivesTheWindowOfItsCase() {
    Instant late = WINDOW.notAfter().minusSeconds(90);
    assertThat(window(asked(facts(STATED)).at(late)))
        .isEqualTo(new Window(late, WINDOW.notAfter()));
  }

  @Test
  void aPassNeverOutlivesTheEmployment() {
    Instant ends = INSIDE.plusSeconds(30);
    Statement brief = new Statement(1, stated(1).terms(), ends);
    assertThat(window(asked(facts(new Expect(brief))))).isEqualTo(new Window(INSIDE, ends));
  }

  @Test
  void whoseEmploymentIsOverCountsAsLeft() {
    Asked asked = asked(facts(new Expect(new Statement(1, stated(1).terms(), INSIDE))));
    assertThat(asked.answer()).isEqualTo(refused(RefusalReason.WORKER_LEFT));
    assertThat(asked.at(INSIDE.minusMillis(1)).answer()).isInstanceOf(PassDecision.Issue.class);
  }

  @Test
  void theNewestStatementSaysWhenTheEmploymentEnds() {
    Statement longer = new Statement(2, stated(2).terms(), INSIDE.plusSeconds(1));
    Statement over = new Statement(1, stated(1).terms(), INSIDE);
    assertThat(asked(facts(new Expect(longer), new Expect(over))).answer())
        .isInstanceOf(PassDecision.Issue.class);
  }

  @Test
  void theWindowIsHalfOpen() {
    Asked asked = asked(facts(STATED));
    assertThat(asked.at(START.minusMillis(1)).answer())
        .isEqualTo(refused(RefusalReason.BEFORE_WINDOW));
    assertThat(asked.at(START).answer()).isInstanceOf(PassDecision.Issue.class);
    assertThat(asked.at(WINDOW.notAfter().minusMillis(1)).answer())
        .isInstanceOf(PassDecision.Issue.class);
    assertThat(asked.at(WINDOW.notAfter()).answer()).isEqualTo(refused(RefusalReason.AFTER_WINDOW));
  }

  @Test
  void aWindowThatWasDeclaredOverIsOver() {
    assertThat(asked(facts(STATED, new RunOut(stated(1).terms().caseId()))).answer())
        .isEqualTo(refused(RefusalReason.AFTER_WINDOW));
  }

  @Test
  void approvalsThatTheCaseWasOpenedWithAreWantedEvenWhenPolicyWantsNoneNow() {
    CaseFacts facts = facts(new Expect(statement(1, WINDOW, DeviceContext.MANAGED, 2)));
    assertThat(asked(facts).answer()).isEqualTo(new PassDecision.NeedApprovals(2));
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "FIRST_ENROLLMENT", mode = EnumSource.Mode.EXCLUDE)
  void purposesNeverMix(Purpose other) {
    Situation situation = new Situation(facts(STATED), READY, Given.policy(0), INSIDE, Set.of());
    assertThat(PassRules.decide(request(other, ProofingMethod.ATTENDED), situation))
        .isEqualTo(refused(RefusalReason.NO_OPEN_CASE));
  }

  @ParameterizedTest
  @EnumSource(ProofingMethod.class)
  void anOfflineStationGetsNoPass(ProofingMethod method) {
    CaseFacts facts = facts(new Expect(statement(1, WINDOW, DeviceContext.OFFLINE, 0)));
    assertThat(asked(facts).proofedBy(method).answer())
        .isEqualTo(refused(RefusalReason.POLICY_FORBIDS));
  }

  static PassRequested request(Purpose purpose, ProofingMethod method) {
    return new PassRequested(
        new UUID(0, 1),
        new UUID(0, 2),
        Given.EPISODE.workerId(),
        Given.EPISODE.episodeId(),
        purpose,
        "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
        new Proofing(method, "person:registrar-1", START, EvidenceKind.GOVERNMENT_ID));
  }

  private static Window window(Asked asked) {
    return ((PassDecision.Issue) asked.answer()).window();
  }

  private static PassDecision refused(RefusalReason reason) {
    return new PassDecision.Refuse(reason);
  }

  private static Asked asked(CaseFacts facts) {
    return new Asked(facts, READY, 0, INSIDE, ProofingMethod.ATTENDED, Set.of());
  }

  private record Asked(
      CaseFacts facts,
      Account account,
      int approvals,
      Instant now,
      ProofingMethod method,
      Set<Doubt> doubts) {

    PassDecision answer() {
      return PassRules.decide(
          request(Purpose.FIRST_ENROLLMENT, method),
          new Situation(facts, account, Given.policy(approvals), now, doubts));
    }

    Asked doubting(Set<Doubt> other) {
      return new Asked(facts, account, approvals, now, method, other);
    }

    Asked knowing(CaseFacts other) {
      return new Asked(other, account, approvals, now, method, doubts);
    }

    Asked with(Account other) {
      return new Asked(facts, other, approvals, now, method, doubts);
    }

    Asked wanting(int other) {
      return new Asked(facts, account, other, now, method, doubts);
    }

    Asked at(Instant other) {
      return new Asked(facts, account, approvals, other, method, doubts);
    }

    Asked proofedBy(ProofingMethod other) {
      return new Asked(facts, account, approvals, now, other, doubts);
    }
  }
}
