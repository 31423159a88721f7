package dev.firstkey.passissuer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassPolicyTest {
  private static final Map<DeviceContext, DeviceRule> RULES = Given.policy(0).rules();

  @Test
  void theLeastAndTheMostAreAllowed() {
    assertThat(new PassPolicy("1", 1, 1, 0, RULES).windowDays()).isEqualTo(1);
    assertThat(new PassPolicy("1", 366, 10, 9, RULES).windowDays()).isEqualTo(366);
  }

  @Test
  void whatIsLessOrMoreIsNot() {
    refuses("version", () -> new PassPolicy("a version", 14, 10, 0, RULES));
    refuses("window-days", () -> new PassPolicy("1", 0, 10, 0, RULES));
    refuses("window-days", () -> new PassPolicy("1", 367, 10, 0, RULES));
    refuses("pass-minutes", () -> new PassPolicy("1", 14, 0, 0, RULES));
    refuses("pass-minutes", () -> new PassPolicy("1", 14, 11, 0, RULES));
    refuses("approvals-wanted", () -> new PassPolicy("1", 14, 10, -1, RULES));
    refuses("approvals-wanted", () -> new PassPolicy("1", 14, 10, 10, RULES));
  }

  @Test
  void noDeviceContextIsLeftWithoutARule() {
    Map<DeviceContext, DeviceRule> rules = new EnumMap<>(RULES);
    rules.remove(DeviceContext.BYOD);

    refuses("devices.byod is missing", () -> new PassPolicy("1", 14, 10, 0, rules));
  }

  @Test
  void aRuleThatBreaksAPromiseIsRefused() {
    AuthenticatorRequirements sound = Given.requirements(Attachment.ANY, false);
    AuthenticatorRequirements unverified =
        new AuthenticatorRequirements(false, true, Attachment.ANY, false, AttestationDemand.NONE);

    refuses("video", DeviceContext.BYOD, new DeviceRule(Set.of(ProofingMethod.VIDEO), sound));
    refuses(
        "offline", DeviceContext.OFFLINE, new DeviceRule(Set.of(ProofingMethod.ATTENDED), sound));
    AuthenticatorRequirements claimed =
        new AuthenticatorRequirements(
            true,
            true,
            Attachment.ANY,
            false,
            AttestationDemand.NONE,
            List.of(new UUID(0, 1)),
            null);
    refuses("models needs attestation", DeviceContext.BYOD, new DeviceRule(Set.of(), claimed));
    refuses("user-verification", DeviceContext.BYOD, new DeviceRule(Set.of(), unverified));
  }

  @Test
  void anotherRuleForOneContextLeavesTheOthers() {
    DeviceRule none = new DeviceRule(Set.of(), Given.requirements(Attachment.ANY, false));

    PassPolicy changed = Given.policy(2).with(DeviceContext.BYOD, none);

    assertThat(changed.rule(DeviceContext.BYOD)).isEqualTo(none);
    assertThat(changed.rule(DeviceContext.MANAGED)).isEqualTo(RULES.get(DeviceContext.MANAGED));
    assertThat(changed.approvalsWanted()).isEqualTo(2);
  }

  private static void refuses(String why, DeviceContext context, DeviceRule rule) {
    refuses(why, () -> Given.policy(0).with(context, rule));
  }

  private static void refuses(String why, Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(why);
  }
}
