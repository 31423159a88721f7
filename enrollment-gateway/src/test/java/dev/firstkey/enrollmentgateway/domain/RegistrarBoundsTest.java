package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.RefusalReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What bounds a registrar who lies.
class RegistrarBoundsTest {

  @Test
  void whoeverIsSeenInPersonAtTheirOwnDeviceMayBeConfirmed() {
    assertThat(objection("r-1", ProofingMethod.ATTENDED, "a-1", false)).isEmpty();
  }

  @Test
  void nobodyConfirmsThemselves() {
    assertThat(objection("a-1", ProofingMethod.ATTENDED, "a-1", false))
        .contains(RefusalReason.POLICY_FORBIDS);
  }

  @Test
  void nobodyIsConfirmedAtTheRegistrarsOwnDevice() {
    assertThat(objection("r-1", ProofingMethod.ATTENDED, "a-1", true))
        .contains(RefusalReason.WRONG_KEY);
  }

  @ParameterizedTest
  @EnumSource(value = ProofingMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "ATTENDED")
  void aRegistrarsWordIsAboutWhomTheySeeInPerson(ProofingMethod other) {
    assertThat(objection("r-1", other, "a-1", false)).contains(RefusalReason.POLICY_FORBIDS);
  }

  private static Optional<RefusalReason> objection(
      String registrar, ProofingMethod method, String account, boolean ownDevice) {
    return RegistrarBounds.objection(
        new RegistrarBounds.Situation(
            "person:" + registrar, method, Optional.of(account), ownDevice));
  }
}
