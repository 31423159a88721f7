package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where the registrar's page helps when something is not as it should be.
@QuarkusTest
@ExtendWith(Chromium.class)
class StaffPageMishapsTest {

  @Test
  void aLostNetworkIsSaidAndWhatBecomesOfThePersonIsStillFollowed() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(503)) {
      registrar.signsIn().fillsTheForm(visit).presses("Confirm").reads("Policy decides now");
      registrar.context.setOffline(true);
      registrar.reads("The connection is lost. This page goes on by itself");
      registrar.keepsAPicture("staff-no-connection");
      visit.say(StaffPageTest.asked(visit));
      registrar.context.setOffline(false);
      registrar.reads("can create the passkey now");
      assertThat(registrar.page.locator("#wrong")).isEmpty();
    }
  }

  @Test
  void aDecisionThatTakesLongIsSaidToDoSo() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.page.clock().install();
      registrar.signsIn().fillsTheForm(visit).presses("Confirm").reads("Policy decides now");
      registrar.page.clock().fastForward(62_000);
      StaffPageTest.look(registrar.reads("You need not confirm again"), "long");
      visit.say(StaffPageTest.asked(visit));
      registrar.reads("can create the passkey now");
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
  void aWrongCodeIsSaidAndMayBeTypedAgain() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.signsIn().types("Check code", "0000-0000").presses("Find the device");
      StaffPageTest.look(registrar.reads("No device waits under this code now"), "wrong-code");
      registrar.findsTheDevice(visit);
    }
  }

  @Test
  void whatIsWrongIsToldOfItsField() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      registrar.signsIn().types("Check code", "0000-0000").presses("Find the device");
      Locator code = registrar.reads("No device waits").field("Check code");
      assertThat(code).hasAttribute("aria-invalid", "true");
      assertThat(code).hasAccessibleDescription(Pattern.compile("^No device waits.*Read it yours"));
      Locator person = registrar.findsTheDevice(visit).field("Name or worker number");
      assertThat(person).hasAttribute("aria-invalid", "false");
      assertThat(person).hasAccessibleDescription(Pattern.compile("^At least three letters"));
      registrar.types("Name or worker number", "nobody at all").presses("Look up");
      registrar.reads("Nobody who is expected fits");
      assertThat(person).hasAttribute("aria-invalid", "true");
    }
  }

  @Test
  void aCodeThatChangedMeanwhileIsTypedAgainAndNothingElse() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(422)) {
      registrar.signsIn().findsTheDevice(visit).types("Name or worker number", visit.worker);
      visit.checkCode = CheckCodesTest.renew(visit);
      registrar.presses("Look up").sees("code").reads("the code may have changed");
      registrar.types("Check code", visit.shownCode()).presses("Find the device").sees("person");
      assertThat(registrar.field("Name or worker number")).hasValue(visit.worker);
      registrar.presses("Look up").sees("proof");
      registrar.picks(visit.worker).picks("Both are here, before me").picks("Passport");
      visit.checkCode = CheckCodesTest.renew(visit);
      registrar.presses("Confirm").sees("code").reads("What you have entered is kept");
      StaffPageTest.look(registrar, "code-changed");
      registrar.types("Check code", visit.shownCode()).presses("Find the device").sees("proof");
      assertThat(registrar.page.locator(":checked")).hasCount(3);
      registrar.presses("Confirm").reads("Policy decides now");
    }
  }

  @Test
  void anotherDeviceIsAnotherPerson() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    Visit other = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar().expects(422)) {
      registrar.signsIn().fillsTheForm(visit);
      visit.checkCode = CheckCodesTest.renew(visit);
      registrar.presses("Confirm").sees("code").findsTheDevice(other);
      StaffPageTest.look(registrar.reads("another device than before"), "other-device");
      assertThat(registrar.field("Name or worker number")).hasValue("");
      registrar.looksUp(other);
      assertThat(registrar.page.locator(":checked")).hasCount(0);
    }
  }

  @Test
  void whoIsOverALimitIsToldUntilWhen() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      RegistrarsTest.fillTheHour("look-ups", "person:" + registrar.subject, 120);
      registrar.signsIn().findsTheDevice(visit).expects(429);
      registrar.types("Name or worker number", visit.worker).presses("Look up");
      registrar.reads("very often within a short time").keepsAPicture("staff-limit");
      assertThat(registrar.page.locator("#wrong"))
          .containsText(Pattern.compile("You can go on at \\d{1,2}:\\d\\d.[AP]M\\.$"));
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
}
