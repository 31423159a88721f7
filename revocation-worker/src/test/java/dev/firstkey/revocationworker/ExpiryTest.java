package dev.firstkey.revocationworker;

import static dev.firstkey.revocationworker.Bus.hears;
import static dev.firstkey.revocationworker.Bus.hearsNothing;
import static dev.firstkey.revocationworker.Bus.send;
import static dev.firstkey.revocationworker.Bus.sendTwice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.revocationworker.Hire.Pass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// On a real broker and a real database, with the database's own clock.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class ExpiryTest {
  private static final String REDEEMED = "select count(*) from pass where redeemed";

  @Inject RunClocks clocks;

  private final Hire hire = Hire.ofSomebody();
  private final Pass over = hire.pass(Hire.now().minusSeconds(600), Hire.now().minusSeconds(1));

  @Test
  void aPassThatNobodyRedeemedExpiresOnce() {
    sendTwice(hire.issued(over));

    hears(hire, "pass.expired");
    var said = Bus.said(hire).getFirst();
    assertThat(((PassExpired) said.fact()).expiresAt()).isEqualTo(over.window().notAfter());
    assertThat(said.envelope().correlationId()).isEqualTo(hire.chain());
    assertThat(timersOf(hire)).isZero();
  }

  @Test
  void aPassInItsMinutesKeepsItsTimer() {
    send(hire.issued(hire.pass()));

    Database.awaitsOne("select count(*) from timer where worker_id = ?", hire.workerId());
    hearsNothing(hire);
  }

  @Test
  void theTimerOfAPassThatEndedIsDropped() {
    Pass pass = hire.pass();
    send(hire.issued(pass), hire.departed());

    hears(hire, "pass.revoked left");
    assertThat(timersOf(hire)).isZero();
  }

  @Test
  void aRedeemedPassNeverExpires() {
    Pass soon = hire.pass(Hire.now(), Hire.now().plusSeconds(2));
    send(hire.issued(soon), hire.completed(soon));

    hears(hire, "pass.revoked redeemed");
    assertThat(timersOf(hire)).isZero();
  }

  @Test
  void nothingExpiresWhileRedemptionsAreStillToBeHeard() throws SQLException {
    Hire stuck = Hire.ofSomebody();
    try (Connection other = Database.connect()) {
      Database.holdWorker(other, stuck);
      send(stuck.completed(stuck.pass()));
      Database.awaitsOneWaitingForAWorker();
      send(hire.issued(over));
      Database.awaitsOne("select count(*) from timer where worker_id = ?", hire.workerId());

      hearsNothing(hire);
    }

    hears(hire, "pass.expired");
  }

  @Test
  void aRedemptionHeardLateIsHeardBeforeTheExpiryIsDecided() throws SQLException {
    Hire stuck = Hire.ofSomebody();
    try (Connection other = Database.connect()) {
      Database.holdWorker(other, stuck);
      send(stuck.completed(stuck.pass()));
      Database.awaitsOneWaitingForAWorker();
      send(hire.issued(over), hire.completed(over));

      hearsNothing(hire);
    }

    hears(hire, "pass.revoked redeemed");
  }

  @Test
  void whatIsDueExpiresWhileRedemptionsNeverStop() throws Exception {
    var going = new AtomicBoolean(true);
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> others = thread.submit(() -> sayRedemptions(going));
      try {
        send(hire.issued(over));
        Bus.hearsAtLeast(hire, "pass.expired");
      } finally {
        going.set(false);
      }
      others.get();
    }
  }

  @Test
  void concurrentPulsesFireATimerOnce() throws Exception {
    List<Hire> hires = Stream.generate(Hire::ofSomebody).limit(20).toList();
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (Hire each : hires) {
        send(each.issued(each.pass(Hire.now().minusSeconds(600), Hire.now().minusSeconds(60))));
        Callable<Void> pulse = this::pulse;
        for (Future<Void> done : threads.invokeAll(List.of(pulse, pulse, pulse))) {
          done.get();
        }
      }
    }

    hires.forEach(each -> Bus.hearsAtLeast(each, "pass.expired"));
    hears(hires.getLast(), "pass.expired");
    assertThat(hires).allSatisfy(each -> assertThat(Bus.said(each)).hasSize(1));
  }

  @Test
  void anOpenCaseExpiresOnceWhenItsWindowIsOver() {
    sendTwice(hire.caseOpened(Hire.now().minusSeconds(1)));

    hears(hire, "case.expired");
    assertThat(((CaseExpired) Bus.said(hire).getFirst().fact()).caseId()).isEqualTo(hire.caseId());
    assertThat(timersOf(hire)).isZero();
  }

  @Test
  void aClosedCaseDoesNotExpire() {
    send(hire.caseOpened(Hire.now().plusSeconds(1)), hire.caseClosed(CaseClosing.ENROLLED));

    hearsNothing(hire);
    assertThat(timersOf(hire)).isZero();
  }

  @Test
  void aCaseWaitsForItsLivePass() {
    Pass live = hire.pass();
    send(hire.issued(live));
    Database.awaitsOne("select count(*) from timer where worker_id = ?", hire.workerId());
    send(hire.caseOpened(Hire.now().minusSeconds(5)));

    Database.awaitsOne(
        "select count(*) from timer where id = ? and due_at > now() + interval '5 minutes'",
        hire.caseId());
    send(hire.completed(live));
    hears(hire, "pass.revoked redeemed");
  }

  @Test
  void rowsThatThisProcessNeverWroteFireToo() throws SQLException {
    UUID passId = UUID.randomUUID();
    Database.writeDuePass(hire, passId);

    hears(hire, "pass.expired");
    assertThat(((PassExpired) Bus.said(hire).getFirst().fact()).passId()).isEqualTo(passId);
  }

  /// So many that some are always still to be heard, and never more than can be heard soon.
  private static void sayRedemptions(AtomicBoolean going) {
    long before = Database.count(REDEEMED);
    for (long said = 0; going.get(); ) {
      if (said - (Database.count(REDEEMED) - before) < 40) {
        Hire each = Hire.ofSomebody();
        send(each.completed(each.pass()));
        said++;
      }
    }
  }

  private Void pulse() throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(clocks::pulse);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static long timersOf(Hire hire) {
    return Database.count("select count(*) from timer where worker_id = ?", hire.workerId());
  }
}
