package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway's answer to a registration is lost, or is another's: a passkey that may be
/// registered stays on the device.
@QuarkusTest
@ExtendWith(Chromium.class)
class LostAnswersTest {
  private static final Pattern REGISTRATION = Pattern.compile(".*/registration$");

  @Test
  void anAnswerThatIsLostOnTheWayIsAskedForAgain() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      AtomicInteger calls = losesTheFirstAnswer(person, Route::abort);
      person.createsThePasskey();
      assertThat(calls).hasValue(2);
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
    }
  }

  @Test
  void whatStandsBetweenLosesTheAnswerAndThePasskeyStays() {
    try (var person = new NewHire().expects(502)) {
      Visit visit = person.comesToPassReady();
      AtomicInteger calls = losesTheFirstAnswer(person, LostAnswersTest::badGateway);
      person.createsThePasskey();
      assertThat(calls).hasValue(2);
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
      assertThat(person.passkeyName()).isNotEmpty();
    }
  }

  /// What is no refusal by the gateway may come too late for a passkey that is registered already.
  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 413})
  void anAnswerThatIsNoRefusalTakesNoPasskeyAway(int status) {
    try (var person = new NewHire().expects(status)) {
      person.page.addInitScript(PasskeyMishapsTest.FORGETTING);
      person.comesToPassReady();
      person.page.route(
          REGISTRATION, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
      person.presses("Create your passkey");
      person.page.waitForFunction("() => document.body.dataset.view !== 'device'");
      person.page.waitForFunction("() => document.body.dataset.view !== 'register'");
      assertThat(person.page.evaluate("window.forgotten")).isEqualTo(0);
      assertThat(person.passkeyName()).isNotEmpty();
      person.page.unroute(REGISTRATION);
    }
  }

  @Test
  void a422ThatIsNotTheGatewaysTakesNoPasskeyAway() {
    try (var person = new NewHire().expects(422)) {
      person.page.addInitScript(PasskeyMishapsTest.FORGETTING);
      person.comesToPassReady();
      person.page.route(
          REGISTRATION,
          route ->
              route.fulfill(new Route.FulfillOptions().setStatus(422).setContentType("text/html")));
      person.presses("Create your passkey").sees("rejected");
      assertThat(person.page.evaluate("window.forgotten")).isEqualTo(0);
      person.page.unroute(REGISTRATION);
    }
  }

  @Test
  void aGatewayThatIsBrokenForGoodTakesNoPasskeyAway() {
    try (var person = new NewHire().expects(500)) {
      person.comesToPassReady();
      person.page.route(
          REGISTRATION, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
      person.page.evaluate(
          "() => { const real = setTimeout; window.setTimeout = (f, ms) => real(f, ms / 20) }");
      person.presses("Create your passkey").sees("failed");
      assertThat(person.passkeyName()).isNotEmpty();
      person.page.unroute(REGISTRATION);
    }
  }

  private static AtomicInteger losesTheFirstAnswer(NewHire person, Consumer<Route> loss) {
    AtomicInteger calls = new AtomicInteger();
    person.page.route(
        REGISTRATION,
        route -> {
          if (calls.getAndIncrement() == 0) {
            NewHire.answer(route);
            loss.accept(route);
          } else {
            route.resume();
          }
        });
    return calls;
  }

  private static void badGateway(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(502));
  }
}
