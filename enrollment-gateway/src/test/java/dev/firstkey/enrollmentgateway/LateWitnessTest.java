package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Policy began to want a witness after the case was opened: its refusal says so, and the next
/// visit waits for one.
@QuarkusTest
class LateWitnessTest {

  @Test
  void afterOneWordWasNotEnoughASecondIsWaitedFor() {
    StaffCall first = StaffCall.somebody();
    Visit visit = refusedAfterOneWord(first, RefusalReason.WITNESS_MISSING);
    Visit again = visit.again();
    accepted(first.confirms(again));
    assertThat(again.state()).isEqualTo("waiting-for-proofing");
    assertThat(first.sees(again)).isEqualTo("waiting-for-witness");
    accepted(StaffCall.somebody().confirms(again));
    assertThat(asked(again).proofing().witness().by()).isEqualTo(first.actor());
  }

  @Test
  void theRegistrarIsToldSoByTheLookUp() {
    StaffCall first = StaffCall.somebody();
    Visit again = refusedAfterOneWord(first, RefusalReason.WITNESS_MISSING).again();
    var shown = Gateway.json(first.looksUp(again, again.worker)).path("joiners").path(0);
    assertThat(shown.path("witness").asBoolean()).isTrue();
  }

  @Test
  void whatTheCaseSaysNextCountsAgain() {
    StaffCall first = StaffCall.somebody();
    Visit visit = refusedAfterOneWord(first, RefusalReason.WITNESS_MISSING);
    RegistrarsTest.caseOpened(visit, false);
    Visit again = visit.again();
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(Database.witnessesWantedFor(visit.worker)).isZero());
    accepted(first.confirms(again));
    assertThat(again.state()).isEqualTo("waiting-for-pass");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCOUNT_NOT_READY", "POLICY_FORBIDS"})
  void aRefusalForAnotherReasonWantsNone(RefusalReason reason) {
    StaffCall first = StaffCall.somebody();
    Visit again = refusedAfterOneWord(first, reason).again();
    accepted(first.confirms(again));
    assertThat(again.state()).isEqualTo("waiting-for-pass");
  }

  private static Visit refusedAfterOneWord(StaffCall registrar, RefusalReason reason) {
    Visit visit = RegistrarsTest.witnessedIf(false);
    accepted(registrar.confirms(visit));
    PassRequested asked = asked(visit);
    World.say("pass-issuer", visit.worker, visit.chain, World.refusal(asked, reason));
    return visit.until("refused");
  }

  private static PassRequested asked(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT,
        PassRequested.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  private static void accepted(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
  }
}
