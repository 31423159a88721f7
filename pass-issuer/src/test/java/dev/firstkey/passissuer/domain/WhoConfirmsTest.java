package dev.firstkey.passissuer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Witness;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may say who stands at the door: nobody about themselves, and not alone where policy wants a
/// witness.
class WhoConfirmsTest {
  private static final Instant NOW = Given.START.plusSeconds(60);
  private static final String FIRST = "person:registrar-1";
  private static final Witness SECOND =
      new Witness("person:registrar-2", NOW, EvidenceKind.EMPLOYEE_BADGE);

  @Test
  void oneRegistrarIsEnoughWherePolicySaysNothing() {
    assertThat(decide(false, FIRST, null)).isInstanceOf(PassDecision.Issue.class);
  }

  @Test
  void aWitnessIsWantedWherePolicySaysSo() {
    assertThat(decide(true, FIRST, null)).isEqualTo(alone());
    assertThat(decide(true, FIRST, SECOND)).isInstanceOf(PassDecision.Issue.class);
  }

  @Test
  void nobodyConfirmsThemselves() {
    assertThat(decide(false, "person:account-1", null)).isEqualTo(forbidden());
    assertThat(decide(true, "person:account-1", null))
        .as("another word would not help")
        .isEqualTo(forbidden());
  }

  @Test
  void norBearsWitnessOfThemselves() {
    Witness themselves = new Witness("person:account-1", NOW, EvidenceKind.GOVERNMENT_ID);
    assertThat(decide(true, FIRST, themselves)).isEqualTo(forbidden());
  }

  @Test
  void aWitnessIsWantedForABundleThatPolicyNamesWhateverTheDevice() {
    assertThat(decide("payments-admin", null)).isEqualTo(alone());
    assertThat(decide("payments-admin", SECOND)).isInstanceOf(PassDecision.Issue.class);
    assertThat(decide("warehouse", null)).isInstanceOf(PassDecision.Issue.class);
    assertThat(decide(null, null)).isInstanceOf(PassDecision.Issue.class);
  }

  private static PassDecision decide(@Nullable String bundle, @Nullable Witness second) {
    PassPolicy plain = Given.policy(0);
    PassPolicy policy =
        new PassPolicy(
            plain.version(),
            plain.windowDays(),
            plain.passMinutes(),
            0,
            plain.rules(),
            Set.of("payments-admin"));
    CaseFacts facts = Given.facts(new CaseCommand.Expect(Given.bundled(1, bundle)));
    return PassRules.decide(
        requested(FIRST, second),
        new Situation(facts, new Account.Ready("account-1"), policy, NOW, Set.of()));
  }

  private static PassDecision decide(boolean witness, String by, @Nullable Witness second) {
    DeviceRule rule =
        new DeviceRule(
            Set.of(ProofingMethod.ATTENDED),
            witness,
            Given.requirements(Attachment.PLATFORM, false));
    Situation situation =
        new Situation(
            Given.facts(new CaseCommand.Expect(Given.stated(1))),
            new Account.Ready("account-1"),
            Given.policy(0).with(DeviceContext.MANAGED, rule),
            NOW,
            Set.of());
    return PassRules.decide(requested(by, second), situation);
  }

  private static PassRequested requested(String by, @Nullable Witness second) {
    return new PassRequested(
        new UUID(0, 1),
        new UUID(0, 2),
        Given.EPISODE.workerId(),
        Given.EPISODE.episodeId(),
        Purpose.FIRST_ENROLLMENT,
        "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
        new Proofing(ProofingMethod.ATTENDED, by, NOW, EvidenceKind.GOVERNMENT_ID, second, null));
  }

  /// Which a second word mends, and nothing else does.
  private static PassDecision alone() {
    return new PassDecision.Refuse(RefusalReason.WITNESS_MISSING);
  }

  private static PassDecision forbidden() {
    return new PassDecision.Refuse(RefusalReason.POLICY_FORBIDS);
  }
}
