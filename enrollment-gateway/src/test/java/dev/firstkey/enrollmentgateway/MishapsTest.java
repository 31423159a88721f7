package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import dev.firstkey.browser.Look;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Partitions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to people on their first day: each mishap ends in a page that helps, and in the
/// same pass where that is safe.
@QuarkusTest
@ExtendWith(Chromium.class)
class MishapsTest {
  private static final Pattern REGISTRATION = Pattern.compile(".*/registration$");

  @Inject Heart heart;
  @Inject Partitions partitions;

  @Test
  void aReloadAtEachStepGoesOnWhereItWas() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins();
      person.sees("code").page.reload();
      person.reads(visit.shownCode());
      visit.confirmTyped();
      person.sees("pass").page.reload();
      person.sees("pass");
      visit.say(visit.asked);
      person.sees("passkey").page.reload();
      person.sees("passkey").createsThePasskey().page.reload();
      person.sees("enrolled");
      published(visit);
      person.sees("ready").page.reload();
      person.sees("ready").presses("Finish").sees("begin").page.reload();
      person.sees("begin");
    }
  }

  /// A second authenticator comes by a normal sign-in, never by this visit.
  @Test
  void whoIsReadyIsShownTheWayToTheirFirstSignIn() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      person.createsThePasskey();
      assertThat(person.page.locator("a")).hasCount(0);
      published(visit);
      person.sees("ready");
      assertThat(person.page.locator("a.main")).hasAttribute("href", "/sign-in/");
      assertThat(visit.gateway.post(visit.path() + "/registration/options").statusCode())
          .isEqualTo(404);
      person.keepsAPicture("ready-sign-in");
    }
  }

  @Test
  void theDeviceKeyCannotBeTakenOutOfTheBrowser() {
    try (var person = new NewHire()) {
      person.opensThePage().begins();
      Object exported =
          person.page.evaluate(
              """
              async () => {
                const {recall} = await import('/device.js');
                const {privateKey} = await recall('key');
                const taken = await crypto.subtle.exportKey('pkcs8', privateKey).catch(e => e.name);
                return [privateKey.extractable, taken].join();
              }
              """);
      assertThat(exported).isEqualTo("false,InvalidAccessError");
    }
  }

  @Test
  void backAndForwardComeToTheSameVisit() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins();
      person.page.navigate("/favicon.svg");
      person.page.goBack();
      person.reads(visit.shownCode());
      assertThat(person.page).hasURL(Gateway.ORIGIN + "/");
    }
  }

  @Test
  void twoTabsAreOneVisit() {
    try (var person = new NewHire()) {
      Page other = person.opensThePage().anotherTab();
      NewHire.sees(other, "begin");
      Visit visit = person.begins();
      other.getByText(visit.shownCode()).first().waitFor();
      visit.confirmTyped().say(visit.asked);
      NewHire.sees(other, "passkey");
      person.sees("passkey").page.bringToFront();
      person.createsThePasskey();
      NewHire.sees(other, "enrolled");
      published(visit);
      NewHire.sees(other, "ready");
      person.sees("ready").presses("Finish").sees("begin");
      NewHire.sees(other, "begin");
    }
  }

  @Test
  void twoTabsThatBeginAtOnceShowOneCode() {
    try (var person = new NewHire()) {
      Page other = person.opensThePage().anotherTab();
      NewHire.sees(other, "begin");
      String pressed = "() => document.querySelector('button')?.click()";
      other.evaluate(pressed);
      person.page.evaluate(pressed);
      person.sees("code");
      NewHire.sees(other, "code");
      String code = person.page.locator("#typed").textContent();
      assertThat(other.locator("#typed")).hasText(code);
    }
  }

  /// A second passkey would take the place of the first one in the authenticator.
  @Test
  void whileOneTabMakesThePasskeyTheOtherOneWaits() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      Page other = person.anotherTab();
      NewHire.sees(other, "passkey");
      var held = new AtomicReference<Route>();
      person.page.route(REGISTRATION, held::set);
      person.page.bringToFront();
      person.presses("Create your passkey").sees("register");
      NewHire.sees(other, "elsewhere");
      Look.at(other, "mishap-elsewhere");
      assertThat(other.locator("button")).hasCount(0);
      other.reload();
      NewHire.sees(other, "elsewhere");
      assertThat(asked(person, "/registration/options")).isEqualTo(1);
      held.get().resume();
      person.sees("enrolled");
      NewHire.sees(other, "enrolled");
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    }
  }

  /// Both are pressed before either hears of the other.
  @Test
  void ofTwoTabsThatAreToMakeThePasskeyAtOnceOneDoes() {
    try (var person = new NewHire()) {
      person.comesToPassReady();
      Page other = person.anotherTab();
      NewHire.sees(other, "passkey");
      other.evaluate(
          "void navigator.locks.request('firstkey-ceremony', () => new Promise(() => {}))");
      person.page.evaluate("document.querySelector('button')?.click()");
      person.sees("elsewhere");
      other.close();
      person.sees("passkey").createsThePasskey();
      assertThat(asked(person, "/registration/options")).isEqualTo(1);
    }
  }

  private static long asked(NewHire person, String path) {
    return person.answers.stream()
        .filter(answer -> answer.status() == 200 && answer.url().endsWith(path))
        .count();
  }

  @Test
  void aLostNetworkIsSaidAndWaitedFor() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins();
      person.sees("code").context.setOffline(true);
      assertThat(person.page.locator("#network")).containsText("No connection");
      person.keepsAPicture("mishap-no-connection");
      visit.confirmTyped().say(visit.asked);
      person.context.setOffline(false);
      person.sees("passkey");
      assertThat(person.page.locator("#network")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aClockThatIsADayOffChangesNothing(int days) {
    try (var person = new NewHire().expects(401)) {
      person.page.clock().install(offBy(days));
      Visit visit = person.comesToPassReady();
      assertThat(person.page.locator("#left")).hasText("Time left: 10 min");
      person.page.reload();
      person.sees("passkey").createsThePasskey();
      assertThat(refusedProofs(person)).as("learnt once").isEqualTo(1);
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    }
  }

  private static Clock.InstallOptions offBy(int days) {
    return new Clock.InstallOptions()
        .setTime(Instant.now().plus(days, ChronoUnit.DAYS).toEpochMilli());
  }

  private static long refusedProofs(NewHire person) {
    return person.answers.stream()
        .filter(answer -> answer.status() == 401)
        .map(answer -> answer.headerValue("WWW-Authenticate"))
        .filter(header -> header.contains("invalid_dpop_proof"))
        .count();
  }

  @Test
  void whileTheGatewayIsBlindThePageWaitsWithThePasskey() {
    try (var person = new NewHire().expects(503)) {
      Visit visit = person.comesToPassReady();
      int partition = partitions.of(visit.worker);
      heart.silence(visit.worker);
      theLastBeatIsHeard(partition);
      Database.exec(
          "update heartbeat set as_of = now() - interval '1 hour' where record_partition = ?",
          partition);
      person.presses("Create your passkey").sees("blind").keepsAPicture("mishap-blind");
      assertThat(Database.authenticatorsOf(visit.worker)).isZero();
      heart.speakAgain();
      person.sees("enrolled");
    } finally {
      heart.speakAgain();
    }
  }

  private void theLastBeatIsHeard(int partition) {
    Instant last = Instant.now();
    heart.say(partition, partition, last);
    Awaitility.await().atMost(World.BOUND).until(() -> Database.hasHeard(partition, last));
  }

  @Test
  void whoComesWithTooManyOthersGetsInByWaiting() {
    try (var person = new NewHire().expects(429).expects(401)) {
      person.page.clock().install();
      LimitsTest.fill("opens", "all", 12_000);
      LimitsTest.fill("opens-of-network", LimitsTest.network(), 60);
      person.opensThePage().presses("Begin").sees("limited").keepsAPicture("mishap-limited");
      assertThat(retryAfter(person)).isBetween(1, 60);
      Database.exec("delete from rate_count where kind like 'opens%'");
      person.page.clock().fastForward(62_000);
      person.sees("code");
    } finally {
      Database.exec("delete from rate_count where kind like 'opens%'");
    }
  }

  /// As after a sleep, or where somebody sets it right.
  @Test
  void aClockThatJumpsInTheMiddleOfAVisitChangesNothing() {
    try (var person = new NewHire().expects(401)) {
      person.page.clock().install();
      person.comesToPassReady();
      person.page.clock().fastForward("02:00:00");
      person.sees("passkey").createsThePasskey();
    }
  }

  @Test
  void aWaitThatIsLongSaysSoAndWhatToDo() {
    try (var person = new NewHire().expects(401)) {
      person.page.clock().install();
      Visit visit = person.opensThePage().begins().confirmTyped();
      assertThat(person.sees("pass").button("Stop")).isVisible();
      person.page.clock().fastForward(62_000);
      Look.at(person.sees("pass.long").page, "mishap-long-pass");
      person.presses("Stop").presses("Go on").sees("pass.long");
      visit.say(visit.asked);
      person.sees("passkey").createsThePasskey().page.clock().fastForward(62_000);
      Look.at(person.sees("enrolled.long").page, "mishap-long-enrolled");
      published(visit);
      person.sees("ready");
    }
  }

  @Test
  void whoStopsWhileTheyWaitForThePassGetsNone() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins().confirmTyped();
      person.sees("pass").presses("Stop").presses("Stop now").sees("stopped");
      assertThat(StaffCall.of(Visit.REGISTRAR).sees(visit)).isEqualTo("ended");
      assertThat(person.begins().transaction).isNotEqualTo(visit.transaction);
    }
  }

  private static int retryAfter(NewHire person) {
    Response last = person.answers.getLast();
    return Integer.parseInt(last.headerValue("Retry-After"));
  }

  @Test
  void whoStopsIsAskedOnceAndHasNothingAfterwards() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      person.presses("Stop").sees("stopping").presses("Go on").sees("passkey");
      assertThat(Database.passesIn("ISSUED", visit.worker)).isEqualTo(1);
      person.presses("Stop").presses("Stop now").sees("stopped").keepsAPicture("mishap-stopped");
      assertThat(Database.passesIn("ISSUED", visit.worker)).isZero();
      assertThat(person.begins().transaction).isNotEqualTo(visit.transaction);
    }
  }

  @Test
  void aVisitThatIsOverSaysHowToBeginAgain() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins();
      Database.exec(
          "update device_transaction set expires_at = now() where transaction_id = ?",
          visit.transaction);
      person.sees("over").keepsAPicture("mishap-over");
      assertThat(person.begins().transaction).isNotEqualTo(visit.transaction);
    }
  }

  @Test
  void aVisitThatGetsNoPassSaysWhatToDoNextAndNotWhy() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins().confirmTyped();
      World.say(
          "pass-issuer",
          visit.worker,
          visit.chain,
          World.refusal(visit.asked, RefusalReason.AFTER_WINDOW));
      person.sees("refused").keepsAPicture("mishap-refused");
      assertThat(person.page.content()).doesNotContain("after-window", "window", visit.worker);
      assertThat(person.button("Begin again")).isVisible();
    }
  }

  static void published(Visit visit) {
    EnrollmentCompleted completed =
        World.heard(
            Topic.ENROLLMENT_COMPLETE,
            EnrollmentCompleted.class,
            fact -> fact.transactionId().equals(visit.transaction));
    World.published(visit.worker, visit.episode, visit.chain, completed.authenticatorId());
  }
}
