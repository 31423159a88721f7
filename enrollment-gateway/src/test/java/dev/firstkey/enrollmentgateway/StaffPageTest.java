package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The registrar's page in a real browser: the code, the person, what was checked, what became of
/// it; and where it helps when something is not as it should be.
@QuarkusTest
@ExtendWith(Chromium.class)
class StaffPageTest {

  @Test
  void aRegistrarConfirmsWhoStandsBeforeThem() {
    Visit visit = named("Ada Byron");
    try (var registrar = new Registrar()) {
      look(registrar.opensThePage().sees("sign-in"), "sign-in");
      registrar.presses("Sign in").goesOnAtTheDirectory();
      look(registrar.sees("code").reads("registrar"), "code");
      look(registrar.findsTheDevice(visit), "person");
      registrar.looksUp(visit).reads("Ada Byron");
      registrar.picks("Ada Byron").picks("Both are here, before me").picks("Passport");
      look(registrar.reads("Policy takes the word of"), "proof");
      registrar.presses("Confirm").sees("outcome").reads("Policy decides now");
      visit.say(asked(visit));
      look(registrar.reads("can create the passkey now"), "outcome");
      registrar.presses("Next person").sees("code");
      assertThat(registrar.field("Check code")).hasValue("");
    }
  }

  @Test
  void whoSignedInLongAgoSignsInAgainAndGoesOn() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.directory.rememberedFor(Duration.ofMinutes(20));
      registrar.signsIn().findsTheDevice(visit).expects(401);
      registrar.types("Name or worker number", visit.worker).presses("Look up");
      registrar.goesOnAtTheDirectory().sees("person");
      assertThat(registrar.directory.questions).hasSize(2);
      assertThat(registrar.directory.questions.getLast()).containsEntry("max_age", "900");
      assertThat(registrar.field("Name or worker number")).hasValue(visit.worker);
      registrar.presses("Look up").sees("proof");
    }
  }

  @Test
  void theTokenIsKeptNowhere() {
    try (var registrar = new Registrar()) {
      registrar.signsIn();
      assertThat(registrar.page.url()).isEqualTo(Gateway.ORIGIN + "/staff/");
      assertThat(registrar.page.evaluate("[sessionStorage.length, localStorage.length] + ''"))
          .isEqualTo("0,0");
      assertThat(registrar.context.cookies()).isEmpty();
    }
  }

  @Test
  void anAnswerToSomebodyElsesQuestionSignsNobodyIn() {
    try (var registrar = new Registrar()) {
      registrar.page.navigate("/staff/#state=of-somebody-else&code=the-code");
      registrar.sees("sign-in");
      assertThat(registrar.page.url()).isEqualTo(Gateway.ORIGIN + "/staff/");
    }
  }

  @Test
  void aWrongCodeIsSaidAndMayBeTypedAgain() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.signsIn().types("Check code", "0000-0000").presses("Find the device");
      look(registrar.reads("No device waits under this code now"), "wrong-code");
      registrar.findsTheDevice(visit);
    }
  }

  @Test
  void whoLooksUpTooOftenIsToldSo() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      RegistrarsTest.fillTheHour("look-ups", "person:" + registrar.subject, 120);
      registrar.signsIn().findsTheDevice(visit).expects(429);
      registrar.types("Name or worker number", visit.worker).presses("Look up");
      registrar.reads("very often within a short time").keepsAPicture("staff-limit");
    }
  }

  @Test
  void whoIsNoRegistrarIsToldSo() {
    try (var registrar = new Registrar("somebody", "analyst")) {
      registrar.signsIn().expects(403).types("Check code", "0000-0000");
      registrar.presses("Find the device").reads("Your account may not confirm anybody");
    }
  }

  @Test
  void videoAloneIsRefusedAndMayBeStatedHonestly() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.signsIn().fillsTheForm(visit).picks("By video only").expects(422);
      registrar.presses("Confirm").reads("nobody is confirmed by video alone");
      registrar.picks("Both are here").presses("Confirm").sees("outcome");
    }
  }

  @Test
  void nobodyIsConfirmedInTheRegistrarsOwnBrowser() {
    try (var registrar = new Registrar()) {
      Page tab = registrar.expects(401).context.newPage();
      tab.navigate("/");
      var opened =
          tab.waitForResponse(
              answer -> answer.url().endsWith("/transactions") && answer.status() == 201,
              () -> tab.locator("button.main").click());
      Visit visit = RegistrarsTest.expected(visit(NewHire.json(opened.text())));
      registrar.signsIn().fillsTheForm(visit).expects(422);
      registrar.presses("Confirm").reads("This is your own device");
    }
  }

  @Test
  void theFirstOfTwoRegistrarsIsToldThatASecondIsNeeded() {
    Visit visit = RegistrarsTest.witnessed();
    try (var registrar = new Registrar()) {
      registrar.signsIn().fillsTheForm(visit).reads("A second registrar has to confirm the same");
      registrar.presses("Confirm");
      look(registrar.reads("A second registrar is needed"), "witness");
      assertThat(StaffCall.somebody().confirms(visit).statusCode()).isEqualTo(202);
      registrar.reads("Policy decides now");
    }
  }

  @Test
  void aLostNetworkIsSaidAndWhatBecomesOfThePersonIsStillFollowed() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(503)) {
      registrar.signsIn().fillsTheForm(visit).presses("Confirm").reads("Policy decides now");
      registrar.context.setOffline(true);
      registrar.reads("The connection is lost. This page goes on by itself");
      registrar.keepsAPicture("staff-no-connection");
      visit.say(asked(visit));
      registrar.context.setOffline(false);
      registrar.reads("can create the passkey now");
      assertThat(registrar.page.locator("#wrong")).isEmpty();
    }
  }

  @Test
  void aGatewayThatIsAwayIsAskedAgain() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(503)) {
      var away = new AtomicInteger(2);
      registrar.page.route(
          "**/staff/transactions/" + visit.transaction,
          call -> {
            if (away.getAndDecrement() > 0) {
              call.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
              call.resume();
            }
          });
      registrar.signsIn().fillsTheForm(visit).presses("Confirm");
      registrar.reads("The connection is lost").reads("Policy decides now");
    }
  }

  @Test
  void whatTheGatewayWantsOfASignInIsAskedOfTheDirectory() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(401)) {
      registrar.signsIn().findsTheDevice(visit);
      registrar.page.route(
          "**/joiners",
          call ->
              call.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(401)
                      .setHeaders(
                          Map.of(
                              "WWW-Authenticate",
                              "Bearer error=\"insufficient_user_authentication\","
                                  + " max_age=\"60\", acr_values=\"phr other\""))));
      registrar.types("Name or worker number", visit.worker).presses("Look up");
      registrar.goesOnAtTheDirectory().sees("person");
      assertThat(registrar.directory.questions.getLast())
          .containsEntry("max_age", "60")
          .containsEntry("acr_values", "phr other");
    }
  }

  @Test
  void aSecondRegistrarAtAConfirmedDeviceIsToldSo() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(422)) {
      registrar.signsIn().fillsTheForm(visit);
      assertThat(StaffCall.somebody().confirms(visit).statusCode()).isEqualTo(202);
      registrar.presses("Confirm").reads("A colleague has confirmed this person");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      var keyboard = registrar.signsIn().page.keyboard();
      assertThat(registrar.field("Check code")).isFocused();
      keyboard.type(visit.shownCode());
      keyboard.press("Enter");
      registrar.sees("person");
      assertThat(registrar.field("Name or worker number")).isFocused();
      keyboard.type(visit.worker);
      keyboard.press("Enter");
      registrar.sees("proof");
      keyboard.press("Tab");
      keyboard.press("Space");
      assertThat(registrar.page.locator("[name=worker]")).isChecked();
    }
  }

  @Test
  void aNameIsANameAndNothingElse() {
    Visit visit = named("<img src=x onerror=\"window.taken=1\"><b>Ada</b>");
    try (var registrar = new Registrar()) {
      registrar.signsIn().findsTheDevice(visit).looksUp(visit).reads("<b>Ada</b>");
      assertThat(registrar.page.evaluate("window.taken")).isNull();
      assertThat(registrar.page.locator("main img, main b")).hasCount(0);
    }
  }

  @Test
  void itMayCallTheDirectoryAndThePageOfTheNewHireMayNot() {
    String staff = Gateway.request().get("/staff/").header("Content-Security-Policy");
    String door = Gateway.request().get("/").header("Content-Security-Policy");
    assertThat(staff)
        .contains("connect-src 'self' http://localhost:18085;", "default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(door).contains("connect-src 'self';").doesNotContain("18085");
    assertThat(Gateway.request().get("/staff/").asString())
        .doesNotContain("http:", "https:", "style=", "onclick");
  }

  private static Visit visit(JsonObject opened) {
    return Visit.of(
        UUID.fromString(opened.get("transactionId").getAsString()),
        opened.get("checkCode").getAsString());
  }

  private static Visit named(String name) {
    Visit visit = RegistrarsTest.witnessedIf(false);
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Given", "Family", name, null, "en"));
    Awaitility.await().atMost(World.BOUND).until(() -> Database.knowsName(visit.worker));
    return visit;
  }

  private static PassRequested asked(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT,
        PassRequested.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  private static void look(Registrar registrar, String name) {
    Look.at(registrar.page, "staff-" + name);
  }
}
