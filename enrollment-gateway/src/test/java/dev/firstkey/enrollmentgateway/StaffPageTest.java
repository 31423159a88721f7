package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import dev.firstkey.browser.Look;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registrar's page in a real browser: the code, the person, what was checked, what became of
/// it.
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
  void theTitleOfTheTabSaysHowFarItIs() {
    Visit visit = RegistrarsTest.expected(Visit.opened());
    try (var registrar = new Registrar()) {
      Page page = registrar.opensThePage().sees("sign-in").page;
      assertThat(page).hasTitle("Sign in – Registrar – Firstkey");
      registrar.presses("Sign in").goesOnAtTheDirectory().sees("code");
      assertThat(page).hasTitle("Check code – Registrar – Firstkey");
      registrar.findsTheDevice(visit);
      assertThat(page).hasTitle("Name or worker number – Registrar – Firstkey");
      registrar.looksUp(visit).picks(visit.worker).picks("Both are here, before me");
      assertThat(page).hasTitle("Confirm – Registrar – Firstkey");
      registrar.picks("Passport").presses("Confirm").reads("Policy decides now");
      assertThat(page).hasTitle("Confirmed – Registrar – Firstkey");
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
  void whoseConfirmationPolicyDoesNotTakeIsSaidBefore() {
    Visit visit =
        RegistrarsTest.expected(Visit.opened(), false, List.of(ProofingMethod.VERIFIED_CLAIMS));
    try (var registrar = new Registrar()) {
      registrar.signsIn().fillsTheForm(visit).reads("only the word of an identity provider");
      look(registrar, "in-vain");
      registrar.presses("Confirm").reads("Policy decides now");
      PassRequested asked = asked(visit);
      World.say(
          "pass-issuer",
          visit.worker,
          visit.chain,
          World.refusal(asked, RefusalReason.POLICY_FORBIDS));
      look(registrar.reads("confirming again does not help"), "refused-afterwards");
      assertThat(registrar.page.locator("#said")).not().containsText("video");
    }
  }

  @ParameterizedTest
  @CsvSource({"de-AT,de,Prüfcode", "fr-CA,fr,Code de contrôle", "es-MX,es,Código de control"})
  void itSpeaksTheLanguageOfTheBrowser(String locale, String language, String label) {
    Visit visit = named("Ada Byron");
    try (var registrar = Registrar.speaking(locale)) {
      Page page = registrar.opensThePage().sees("sign-in").page;
      page.setViewportSize(320, 640);
      assertThat(page.locator("html")).hasAttribute("lang", language);
      page.locator("#sign-in-do").click();
      registrar.goesOnAtTheDirectory().sees("code").types(label, visit.shownCode());
      Look.fits(page);
      page.keyboard().press("Enter");
      registrar.sees("person");
      Look.fits(page);
      page.locator("#person-typed").fill(visit.worker);
      page.keyboard().press("Enter");
      registrar.sees("proof").picks("Ada Byron");
      Look.fits(page);
      Look.at(page, "staff-language-" + language);
      assertThat(registrar.directory.questions.getLast()).containsEntry("ui_locales", language);
      page.locator("[value=attended]").check();
      page.locator("[value='known-in-person:']").check();
      page.locator("#proof-form button").first().click();
      registrar.sees("outcome");
      page.locator("body[data-state=waiting-for-pass]").waitFor();
      Look.fits(page);
      assertThat(page.getByText("undefined")).hasCount(0);
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

  static PassRequested asked(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT,
        PassRequested.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  static void look(Registrar registrar, String name) {
    Look.at(registrar.page, "staff-" + name);
  }
}
