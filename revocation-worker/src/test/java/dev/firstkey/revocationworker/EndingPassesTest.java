package dev.firstkey.revocationworker;

import static dev.firstkey.revocationworker.Bus.hears;
import static dev.firstkey.revocationworker.Bus.send;
import static dev.firstkey.revocationworker.Bus.sendTwice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.revocationworker.Hire.Pass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// On a real broker and a real database. Every record is delivered twice.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class EndingPassesTest {
  private final Hire hire = Hire.ofSomebody();
  private final Pass pass = hire.pass();

  @Test
  void aRedemptionEndsThePass() {
    Event issued = hire.issued(pass);
    Event completed = hire.completed(pass);
    sendTwice(issued, completed);

    hears(hire, "pass.revoked redeemed");
    Event said = Bus.said(hire).getFirst();
    assertThat(said.fact()).isInstanceOf(PassRevoked.class);
    assertThat(((PassRevoked) said.fact()).transactionId()).isEqualTo(pass.transactionId());
    assertThat(said.envelope().correlationId()).isEqualTo(hire.chain());
    assertThat(said.envelope().actor()).isEqualTo("service:revocation-worker");
    assertThat(said.envelope().causationId()).isEqualTo(completed.envelope().id().toString());
  }

  @Test
  void theLastAllowedFailureEndsThePass() {
    sendTwice(hire.issued(pass), hire.refused(pass, 1), hire.refused(pass, 0));

    hears(hire, "pass.revoked failed-attempts");
  }

  @Test
  void aFailureWithOthersLeftOrNotCountedEndsNothing() {
    sendTwice(hire.issued(pass), hire.refused(pass, 4), hire.refused(pass, null));

    Bus.hearsNothing(hire);
  }

  @Test
  void aLeaverEndsThePass() {
    send(hire.issued(pass));
    sendTwice(hire.departed());

    hears(hire, "pass.revoked left");
  }

  @Test
  void aLeaverKnownBeforeThePassEndsThePass() {
    sendTwice(hire.departed());
    Database.awaitsEpisodeEnding(hire);
    sendTwice(hire.issued(pass));

    hears(hire, "pass.revoked left");
  }

  @Test
  void aWithdrawnHireEndsThePass() {
    sendTwice(hire.issued(pass), hire.withdrawn());

    hears(hire, "pass.revoked withdrawn");
  }

  @Test
  void aLeaverAfterTheRedemptionTakesTheAuthenticator() {
    sendTwice(hire.issued(pass), hire.completed(pass));
    hears(hire, "pass.revoked redeemed");
    sendTwice(hire.departed());

    hears(hire, "pass.revoked redeemed", "authenticator.revoked left");
  }

  @Test
  void aLeaverBeforeTheRedemptionTakesTheAuthenticator() {
    sendTwice(hire.issued(pass), hire.departed());
    hears(hire, "pass.revoked left");
    sendTwice(hire.completed(pass));

    hears(hire, "pass.revoked left", "authenticator.revoked left");
  }

  @Test
  void aNewerPassEndsTheOlderOne() {
    Pass newer = hire.pass(pass.window().notBefore().plusSeconds(1), pass.window().notAfter());
    sendTwice(hire.issued(pass), hire.issued(newer));

    hears(hire, "pass.revoked superseded");
    assertThat(((PassRevoked) Bus.said(hire).getFirst().fact()).passId()).isEqualTo(pass.id());
  }

  @Test
  void aPassEndsWithTheCaseThatHrChanged() {
    sendTwice(hire.issued(pass), hire.caseClosed(CaseClosing.CHANGED));

    hears(hire, "pass.revoked superseded");
  }

  @Test
  void aPassThatIsReplayedAfterHrChangedItsCaseIsOver() {
    sendTwice(hire.caseClosed(CaseClosing.CHANGED), hire.issued(pass));

    hears(hire, "pass.revoked superseded");
  }

  @Test
  void aCaseWhoseChangeIsReplayedTakesNoPassOfTheNextCase() {
    Hire before = new Hire(hire.workerId(), hire.episodeId(), hire.chain(), UUID.randomUUID());
    sendTwice(hire.issued(pass), before.caseClosed(CaseClosing.CHANGED));

    Bus.hearsNothing(hire);
  }

  @Test
  void aPassThatIsRedeemedStandsWhenHrChangesTheCase() {
    sendTwice(hire.issued(pass), hire.completed(pass));
    hears(hire, "pass.revoked redeemed");
    sendTwice(hire.caseClosed(CaseClosing.CHANGED));

    hears(hire, "pass.revoked redeemed");
  }

  @Test
  void anOlderPassThatArrivesLaterIsTheOneThatEnds() {
    Pass newer = hire.pass(pass.window().notBefore().plusSeconds(1), pass.window().notAfter());
    sendTwice(hire.issued(newer), hire.issued(pass));

    hears(hire, "pass.revoked superseded");
    assertThat(((PassRevoked) Bus.said(hire).getFirst().fact()).passId()).isEqualTo(pass.id());
  }

  @Test
  void aFailureKnownBeforeThePassIsSaidOnceThePassIsKnown() {
    sendTwice(hire.refused(pass, 0));
    Bus.hearsNothing(hire);
    sendTwice(hire.issued(pass));

    hears(hire, "pass.revoked failed-attempts");
  }
}
