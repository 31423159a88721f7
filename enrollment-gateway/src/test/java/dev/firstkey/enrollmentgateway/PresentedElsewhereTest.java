package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassUnopened;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionSecondOpened;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A pass, a transaction id, a check code or a challenge that is presented anywhere else does
/// nothing, and is noticed. Whoever is confirmed twice, or never opens what they were given, is
/// seen too.
@QuarkusTest
class PresentedElsewhereTest {

  @Test
  void theIdOfAPassIsNoVisitAndIsNoticed() {
    Visit visit = Visit.passReady();
    String path = "/transactions/" + visit.pass.passId();
    for (Gateway gateway : List.of(visit.gateway, new Gateway())) {
      isNotPossible(gateway.get(path));
      isNotPossible(gateway.post(path + "/registration/options"));
      isNotPossible(gateway.post(path + "/registration", "{}"));
      isNotPossible(gateway.delete(path));
    }
    isNoticed(visit, RefusalReason.WRONG_TRANSACTION);
    assertThat(visit.state()).isEqualTo("pass-ready");
  }

  @Test
  void aVisitOfAnotherKeyIsNoneAndIsNoticed() {
    Visit visit = Visit.passReady();
    Gateway thief = new Gateway();
    isNotPossible(thief.get(visit.path()));
    isNotPossible(thief.post(visit.path() + "/registration/options"));
    isNotPossible(thief.post(visit.path() + "/registration", "{}"));
    isNotPossible(thief.delete(visit.path()));
    isNoticed(visit, RefusalReason.WRONG_KEY);
    assertThat(visit.state()).isEqualTo("pass-ready");
  }

  @Test
  void theCodeOfAnotherVisitConfirmsNobodyAndIsNoticed() {
    Visit visit = Visit.opened();
    Visit other = Visit.opened();
    assertThat(visit.proof(visit.worker, other.checkCode).statusCode()).isEqualTo(422);
    World.heard(
        Topic.ENROLLMENT,
        ProofingFailed.class,
        fact ->
            visit.transaction.equals(fact.transactionId())
                && fact.reason() == RefusalReason.WRONG_TRANSACTION);
    isNotPossible(new Gateway().get("/transactions/" + other.checkCode));
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    assertThat(other.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void theChallengeOfAnotherVisitRegistersNothingAndIsNoticed() {
    Visit visit = Visit.passReady();
    Visit other = Visit.passReady();
    visit.options();
    var answer =
        new SoftwareAuthenticator(Traits.platform()).registration(other.options(), Gateway.ORIGIN);
    assertThat(visit.register(answer).statusCode()).isEqualTo(422);
    isNoticed(visit, RefusalReason.CHALLENGE_STALE);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    assertThat(other.register(answer).statusCode()).isEqualTo(200);
  }

  /// Nothing that the gateway gives out is a token: nowhere else is it asked for, nor taken.
  @Test
  void noOtherCallTakesAPassOrAVisit() {
    Visit visit = Visit.passReady();
    for (String given :
        List.of(visit.pass.passId().toString(), visit.transaction.toString(), visit.checkCode)) {
      assertThat(
              Gateway.request()
                  .auth()
                  .oauth2(given)
                  .queryParam("checkCode", visit.checkCode)
                  .get("/staff/transactions")
                  .statusCode())
          .isEqualTo(401);
    }
    assertThat(visit.state()).isEqualTo("pass-ready");
  }

  /// DESIGN §5: by a call, an attacker can have their own code typed in the name of a new hire.
  /// Where the registrar then sees the new hire's own device, the attacker's pass is dead, and both
  /// devices stand in one event.
  @Test
  void aRelayedCheckCodeIsSeenAndItsPassDiesWithTheRightOne() {
    Visit person = Visit.opened();
    Visit attacker = person.elsewhere().confirm().issue();
    assertThat(person.state()).as("nobody has typed their code").isEqualTo("waiting-for-proofing");
    var relayed =
        new SoftwareAuthenticator(Traits.platform())
            .registration(attacker.options(), Gateway.ORIGIN);

    person.confirm().issue();

    TransactionSecondOpened seen = secondOpener(person.transaction);
    assertThat(seen.otherTransactionId()).isEqualTo(attacker.transaction);
    assertThat(seen.workerId()).isEqualTo(person.worker);
    isNotPossible(attacker.register(relayed));
    assertThat(Database.authenticatorsOf(person.worker)).isZero();
    var passkey =
        new SoftwareAuthenticator(Traits.platform()).registration(person.options(), Gateway.ORIGIN);
    assertThat(person.register(passkey).statusCode()).isEqualTo(200);
  }

  /// What remains: the attacker was quicker. It is seen as soon as the person comes.
  @Test
  void aRelayThatEndedInAnAuthenticatorIsSeenWhenThePersonComes() {
    Visit person = Visit.opened();
    Visit attacker = person.elsewhere().confirm().issue();
    var stolen =
        new SoftwareAuthenticator(Traits.platform())
            .registration(attacker.options(), Gateway.ORIGIN);
    assertThat(attacker.register(stolen).statusCode()).isEqualTo(200);

    person.confirm().say(person.asked);

    assertThat(secondOpener(person.transaction).otherTransactionId())
        .isEqualTo(attacker.transaction);
    person.until("ended");
    assertThat(Database.authenticatorsOf(person.worker)).isEqualTo(1);
  }

  @Test
  void oneDeviceThatOpensTwiceIsNoSecondOpener() {
    Visit visit = Visit.passReady();
    Visit again = visit.again().confirm().issue();
    allIsSaidOf(visit);
    assertThat(
            facts(TransactionSecondOpened.class)
                .filter(fact -> again.transaction.equals(fact.transactionId())))
        .isEmpty();
  }

  @Test
  void aPassThatNobodyOpenedIsSaidWhenItsMinutesAreOver() {
    Visit visit = Visit.passReady();
    expire(visit);
    visit.until("ended");
    isSaidUnopened(visit);
  }

  @Test
  void aPassThatWasOpenedIsNotSaid() {
    Visit opened = Visit.passReady();
    opened.options();
    isNotSaidUnopened(opened);
  }

  @Test
  void aPassThatWasGivenUpIsNotSaid() {
    Visit givenUp = Visit.passReady();
    assertThat(givenUp.gateway.delete(givenUp.path()).statusCode()).isEqualTo(204);
    isNotSaidUnopened(givenUp);
  }

  /// Whoever hears of the worker's next pass has heard of this one.
  private static void isNotSaidUnopened(Visit visit) {
    expire(visit);
    visit.until("ended");
    Visit next = visit.elsewhere().confirm().issue();
    expire(next);
    isSaidUnopened(next);
    assertThat(facts(PassUnopened.class).map(PassUnopened::transactionId))
        .doesNotContain(visit.transaction);
  }

  private static void isSaidUnopened(Visit visit) {
    PassUnopened said =
        World.heard(
            Topic.ENROLLMENT,
            PassUnopened.class,
            fact -> visit.transaction.equals(fact.transactionId()));
    assertThat(said)
        .isEqualTo(
            new PassUnopened(visit.pass.passId(), visit.transaction, visit.worker, visit.episode));
  }

  private static void allIsSaidOf(Visit visit) {
    Awaitility.await().atMost(World.BOUND).until(() -> Database.unsaidAbout(visit.worker) == 0);
  }

  private static void expire(Visit visit) {
    World.say(
        "revocation-worker",
        visit.worker,
        visit.chain,
        new PassExpired(
            visit.pass.passId(),
            visit.worker,
            visit.episode,
            visit.transaction,
            visit.pass.window().notAfter()));
  }

  private static TransactionSecondOpened secondOpener(UUID transaction) {
    return World.heard(
        Topic.ENROLLMENT,
        TransactionSecondOpened.class,
        fact -> transaction.equals(fact.transactionId()));
  }

  private static <F extends Fact> Stream<F> facts(Class<F> type) {
    return World.all(Topic.ENROLLMENT).stream()
        .map(event -> event.fact())
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static void isNoticed(Visit visit, RefusalReason reason) {
    World.heard(
        Topic.ENROLLMENT,
        RedemptionRefused.class,
        fact -> visit.transaction.equals(fact.transactionId()) && fact.reason() == reason);
  }

  private static void isNotPossible(Response response) {
    assertThat(response.statusCode()).isEqualTo(404);
  }
}
