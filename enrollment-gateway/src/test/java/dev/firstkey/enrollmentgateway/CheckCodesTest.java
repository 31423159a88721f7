package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Check codes and visits end by the clock.
@QuarkusTest
class CheckCodesTest {

  @Test
  void aCodeThatIsOverConfirmsNobody() {
    Visit visit = Visit.opened();
    until(visit, "now() - interval '1 second'");
    try (var held = Database.holdTransaction(visit.transaction)) {
      assertThat(Gateway.json(StaffCallsTest.find(visit.checkCode, "registrar"))).isEmpty();
      StaffCallsTest.refuses(visit.proof(visit.worker, visit.checkCode), "wrong-transaction");
      assertThat(visit.checkCode()).isEmpty();
      held.rollback();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void moreCodesThanOneBatchAreRenewed() {
    java.util.List<Visit> many = Stream.generate(Visit::opened).limit(3).toList();
    String batch =
        """
        insert into device_transaction
          (transaction_id, jkt, opened_at, expires_at, state, check_code, check_code_until)
        select gen_random_uuid(), 'x', now(), now() + interval '60 minutes',
          'WAITING_FOR_PROOFING', 'batch-' || gen_random_uuid(), now() - interval '1 hour'
        from generate_series(1, 120)
        """;
    Database.exec(batch);
    many.forEach(visit -> until(visit, "now() - interval '1 second'"));
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(many)
                .allSatisfy(visit ->
                    assertThat(visit.checkCode())
                        .matches("[0-9A-HJKMNP-TV-Z]{8}")
                        .isNotEqualTo(visit.checkCode)));
    Database.exec("delete from device_transaction where jkt = 'x'");
  }

  private static void until(Visit visit, String instant) {
    Database.exec(
        "update device_transaction set check_code_until = " + instant + " where transaction_id = ?",
        visit.transaction);
  }

  @Test
  void aCheckCodeIsRenewed() {
    Visit visit = Visit.opened();
    assertThat(renew(visit)).isNotEqualTo(visit.checkCode);
  }

  /// The registrar types the code and looks at the person, and meanwhile it changes.
  @Test
  void aCodeThatRanOutIsNoGuess() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCall registrar = StaffCall.somebody();
    LimitsTest.fill("wrong-codes", registrar.actor(), 29);
    String next = renew(visit);
    assertThat(Gateway.json(registrar.finds(visit.checkCode))).isEmpty();
    StaffCallsTest.refuses(registrar.looksUp(visit, visit.worker), "wrong-transaction");
    StaffCallsTest.refuses(
        registrar.confirms(visit, "checkCode", visit.checkCode), "wrong-transaction");
    assertThat(Gateway.json(registrar.finds(next))).hasSize(1);
    assertThat(Gateway.json(registrar.finds("00000000"))).isEmpty();
    assertThat(registrar.finds(next).statusCode()).as("that was one").isEqualTo(429);
  }

  /// Two registrars have read the same page, and one of them is quicker.
  @Test
  void aRightCodeBehindAColleaguesWordIsNoGuess() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCall late = StaffCall.somebody();
    LimitsTest.fill("wrong-codes", late.actor(), 29);
    assertThat(StaffCall.somebody().confirms(visit).statusCode()).isEqualTo(202);
    assertThat(Gateway.json(late.finds(visit.checkCode))).isEmpty();
    StaffCallsTest.refuses(late.looksUp(visit, visit.worker), "wrong-transaction");
    StaffCallsTest.refuses(late.confirms(visit, "checkCode", visit.checkCode), "already-used");
    assertThat(Gateway.json(late.finds("00000000"))).isEmpty();
    assertThat(late.finds(visit.checkCode).statusCode()).as("that was one").isEqualTo(429);
  }

  @Test
  void norIsTheCodeOfAVisitThatIsOver() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    StaffCall late = StaffCall.somebody();
    LimitsTest.fill("wrong-codes", late.actor(), 29);
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    assertThat(Gateway.json(late.finds(visit.checkCode))).isEmpty();
    StaffCallsTest.refuses(late.looksUp(visit, visit.worker), "wrong-transaction");
    assertThat(Gateway.json(late.finds("00000000"))).isEmpty();
    assertThat(late.finds(visit.checkCode).statusCode()).as("that was one").isEqualTo(429);
  }

  /// The next code.
  static String renew(Visit visit) {
    until(visit, "now()");
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(visit.checkCode())
                .matches("[0-9A-HJKMNP-TV-Z]{8}")
                .isNotEqualTo(visit.checkCode));
    return visit.checkCode();
  }

  @Test
  void aTransactionWaitsForAnHourAtMost() {
    Visit visit = Visit.opened();
    Database.exec(
        "update device_transaction set expires_at = now() where transaction_id = ?",
        visit.transaction);
    assertThat(visit.state()).isEqualTo("ended");
  }
}
