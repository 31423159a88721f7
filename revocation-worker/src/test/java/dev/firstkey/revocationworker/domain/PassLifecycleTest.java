package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationReason;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassLifecycleTest {

  /// Every kind of standing, and every fact that may come next.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          known                         | then            | standing                | says
          -                             | issued          | live                    |
          -                             | completed       | redeemed                | pass.revoked redeemed
          -                             | left            | ended left              |
          -                             | operator        | ended operator          |
          -                             | failed-attempts | ended failed-attempts   |
          -                             | superseded      | ended superseded        |
          -                             | expired         | ended expired           |
          left                          | issued          | ended left              | pass.revoked left
          withdrawn                     | issued          | ended withdrawn         | pass.revoked withdrawn
          left withdrawn                | issued          | ended left              | pass.revoked left
          failed-attempts               | issued          | ended failed-attempts   | pass.revoked failed-attempts
          superseded                    | issued          | ended superseded        | pass.revoked superseded
          expired                       | issued          | ended expired           | pass.expired
          left                          | completed       | undone left             | pass.revoked redeemed, authenticator.revoked left
          failed-attempts               | completed       | redeemed                | pass.revoked redeemed
          issued                        | issued          | live                    |
          issued                        | completed       | redeemed                | pass.revoked redeemed
          issued                        | left            | ended left              | pass.revoked left
          issued                        | withdrawn       | ended withdrawn         | pass.revoked withdrawn
          issued                        | repudiated      | ended repudiated        | pass.revoked repudiated
          issued                        | operator        | ended operator          | pass.revoked operator
          issued                        | device-changed  | ended device-changed    | pass.revoked device-changed
          issued                        | superseded      | ended superseded        | pass.revoked superseded
          issued                        | failed-attempts | ended failed-attempts   | pass.revoked failed-attempts
          issued                        | expired         | ended expired           | pass.expired
          issued completed              | issued          | redeemed                |
          issued completed              | completed       | redeemed                |
          issued completed              | left            | undone left             | authenticator.revoked left
          issued completed              | withdrawn       | undone withdrawn        | authenticator.revoked withdrawn
          issued completed              | repudiated      | undone repudiated       | authenticator.revoked repudiated
          issued completed              | operator        | undone operator         | authenticator.revoked operator
          issued completed              | device-changed  | undone device-changed   | authenticator.revoked device-changed
          issued completed              | superseded      | redeemed                |
          issued completed              | failed-attempts | redeemed                |
          issued completed              | expired         | redeemed                |
          completed                     | issued          | redeemed                |
          issued left                   | issued          | ended left              |
          issued left                   | completed       | undone left             | authenticator.revoked left
          issued left                   | left            | ended left              |
          issued left                   | withdrawn       | ended left              |
          issued left                   | expired         | ended left              |
          issued withdrawn              | left            | ended left              |
          issued operator               | completed       | undone operator         | authenticator.revoked operator
          issued superseded             | completed       | redeemed                |
          issued superseded             | left            | ended left              |
          issued failed-attempts        | completed       | redeemed                |
          issued failed-attempts        | operator        | ended operator          | pass.revoked operator
          issued expired                | operator        | ended operator          | pass.revoked operator
          issued operator               | repudiated      | ended repudiated        | pass.revoked repudiated
          issued operator               | left            | ended left              |
          issued left                   | operator        | ended left              |
          issued superseded operator    | operator        | ended operator          |
          issued expired                | completed       | redeemed                |
          issued expired                | left            | ended left              |
          issued expired left           | completed       | undone left             | authenticator.revoked left
          issued completed withdrawn    | left            | undone left             |
          issued completed operator     | operator        | undone operator         |
          """,
      useHeadersInDisplayName = true)
  void decides(String known, String then, String standing, String says) {
    PassDecision decision = PassLifecycle.decide(Known.after(known), Known.fact(then));

    assertThat(Known.word(decision.record().standing())).isEqualTo(standing);
    assertThat(
            decision.say().stream().map(PassLifecycleTest::word).collect(Collectors.joining(", ")))
        .isEqualTo(says == null ? "" : says);
  }

  @Test
  void whatItSaysNamesWhatThePassBelongsTo() {
    PassRecord undone = Known.after("issued left");

    assertThat(PassLifecycle.decide(undone, Known.fact("completed")).say())
        .containsExactly(
            new AuthenticatorRevoked(
                Known.AUTHENTICATOR, Known.PASS, "w-1", "ep-1", RevocationReason.LEFT));
    assertThat(PassLifecycle.decide(Known.after("issued"), Known.fact("expired")).say())
        .containsExactly(
            new PassExpired(
                Known.PASS, "w-1", "ep-1", Known.BINDING.transactionId(), Known.WINDOW.notAfter()));
  }

  @Test
  void onlyALivePassHasATimer() {
    assertThat(Known.after("issued").liveUntil()).contains(Known.WINDOW.notAfter());
    assertThat(Known.after("-").liveUntil()).isEmpty();
    assertThat(Known.after("issued completed").liveUntil()).isEmpty();
    assertThat(Known.after("issued left").liveUntil()).isEmpty();
    assertThat(Known.after("issued completed left").liveUntil()).isEmpty();
  }

  @Test
  void nobodyButTheGatewaySaysThatItWasRedeemed() {
    assertThatThrownBy(() -> new PassFact.Ended(RevocationReason.REDEEMED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static String word(Fact fact) {
    if (fact instanceof PassRevoked revoked) {
      return "pass.revoked " + revoked.reason().word();
    }
    if (fact instanceof AuthenticatorRevoked revoked) {
      return "authenticator.revoked " + revoked.reason().word();
    }
    assertThat(fact).isInstanceOf(PassExpired.class);
    return "pass.expired";
  }
}
