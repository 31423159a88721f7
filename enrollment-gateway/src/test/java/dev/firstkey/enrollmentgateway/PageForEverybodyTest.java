package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import dev.firstkey.browser.Look;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page is for everybody: any language, any screen, any way to read and to press, any name.
@QuarkusTest
@ExtendWith(Chromium.class)
class PageForEverybodyTest {
  private static final String SHOW =
      """
      async name => {
        const {show, showLeft, showNetwork} = await import('/view.js');
        const actions = ['passkey.do', 'stop.do'].map((label, quiet) => ({label, quiet}));
        const values = {name: 'Google Password Manager', address: 'enrollment.example.com'};
        show(name, {at: 'passkey', code: 'MMMMMMMM', values, actions});
        showLeft(600000);
        showNetwork('network');
      }
      """;
  private static final String ON_THE_WIRE =
      """
      ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))
        .reduce((sum, entry) => sum + entry.transferSize, 0)
      """;

  @Test
  void nothingKeepsAnybodyFromAnyStateOfThePage() {
    try (var person = new NewHire(phone("en-US"))) {
      look(person.opensThePage(), "begin");
      Visit visit = person.begins();
      look(person.sees("code"), "code");
      visit.confirmTyped();
      look(person.sees("pass"), "pass");
      visit.say(visit.asked);
      look(person.sees("passkey"), "passkey");
      person.presses("Stop");
      look(person.sees("stopping"), "stopping");
      person.presses("Go on").sees("passkey").isVerified(false).presses("Create your passkey");
      look(person.sees("cancelled"), "cancelled");
      person.context.setOffline(true);
      assertThat(person.page.locator("#network")).not().isEmpty();
      look(person, "no-connection");
      person.context.setOffline(false);
      person.isVerified(true).createsThePasskey();
      look(person, "enrolled");
      MishapsTest.published(visit);
      look(person.sees("ready"), "ready");
    }
  }

  @Test
  void norFromAnEndThatIsNotTheWantedOne() {
    try (var person = new NewHire(phone("en-US"))) {
      Visit visit = person.opensThePage().begins();
      Database.exec(
          "update device_transaction set expires_at = now() where transaction_id = ?",
          visit.transaction);
      look(person.sees("over"), "over");
    }
    try (var person = new NewHire(phone("en-US"))) {
      person.page.addInitScript("delete window.PublicKeyCredential");
      look(person.opensThePage().sees("old"), "old");
    }
  }

  /// Each view of the page with its texts, also those that a test could bring about only with much
  /// patience.
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void everyTextFitsTheSmallestScreen(String language) {
    try (var person = new NewHire(phone(language))) {
      person.opensThePage();
      person.page.locator("button").waitFor();
      person.page.setViewportSize(320, 640);
      for (String view : WordsTest.views()) {
        person.page.evaluate(SHOW, view);
        Look.fits(person.page);
        if ("en".equals(language)) {
          assertThat(Look.violations(person.page)).as(view).isEmpty();
        }
      }
    }
  }

  private static void look(NewHire person, String name) {
    Look.at(person.page, "look-" + name);
  }

  private static Browser.NewContextOptions phone(String language) {
    return new Browser.NewContextOptions().setLocale(language).setViewportSize(360, 760);
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, de, Beginnen",
    "fr-CA, fr, Commencer",
    "es-MX, es, Empezar",
    "en-GB, en, Begin",
    "fi-FI, en, Begin"
  })
  void thePageSpeaksTheLanguageOfTheBrowser(String locale, String language, String begin) {
    try (var person = new NewHire(phone(locale))) {
      person.opensThePage();
      assertThat(person.button(begin)).isVisible();
      assertThat(person.page.locator("html")).hasAttribute("lang", language);
      Look.fits(person.page);
      Visit visit = person.begins();
      person.sees("code").reads(visit.shownCode()).keepsAPicture("language-" + language);
      Look.fits(person.page);
    }
  }

  @Test
  void aLanguageThatRunsFromRightToLeftHasItsPage() {
    try (var person = new NewHire(phone("en-US"))) {
      person.page.addInitScript(
          """
          const fetched = window.fetch;
          window.fetch = async (...call) => {
            const answer = await fetched(...call);
            if (!String(call[0]).startsWith('/words/')) return answer;
            return new Response(JSON.stringify({...await answer.json(), direction: 'rtl'}));
          };
          """);
      person.opensThePage().begins();
      person.sees("code").keepsAPicture("language-right-to-left");
      assertThat(person.page.locator("html")).hasAttribute("dir", "rtl");
      assertThat(person.page.locator("#typed")).hasCSS("direction", "ltr");
      Look.fits(person.page);
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (var person = new NewHire()) {
      person.opensThePage().sees("begin").page.keyboard().press("Tab");
      assertThat(person.button("Begin")).isFocused();
      person.page.keyboard().press("Enter");
      person.sees("code");
      assertThat(person.page.locator("h1")).isFocused();
      person.page.keyboard().press("Tab");
      assertThat(person.button("Stop")).isFocused();
      person.page.keyboard().press("Space");
      person.sees("stopping");
      assertThat(person.page.locator("h1")).isFocused();
    }
  }

  @Test
  void whoListensHearsTheCodeSpelledAndEachWait() {
    try (var person = new NewHire()) {
      Visit visit = person.opensThePage().begins();
      person.sees("code");
      String spelled = String.join(" ", visit.shownCode().split(""));
      assertThat(person.page.locator("#said[aria-live=polite]")).containsText(spelled);
      visit.confirmTyped();
      person.sees("pass");
      assertThat(person.page.locator("#said")).containsText("Waiting for your pass");
      assertThat(person.page.locator("[aria-current=step]")).hasText("Pass");
    }
  }

  @Test
  void whoListensHearsOnceThatTheTimeBecomesShort() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      assertThat(person.page.locator("#left")).isVisible();
      assertThat(person.page.locator("#soon[role=status]")).isEmpty();
      Database.exec(
          "update device_transaction set expires_at = now() + interval '100 seconds'"
              + " where transaction_id = ?",
          visit.transaction);
      assertThat(person.page.locator("#soon")).hasText("Less than two minutes are left.");
      look(person, "time-is-short");
      person.presses("Stop").sees("stopping");
      assertThat(person.page.locator("#soon")).isEmpty();
    }
  }

  @Test
  void theWholeDoorIsLightAndComesFromHereAlone() {
    try (var person = new NewHire()) {
      person.comesToPassReady();
      person.createsThePasskey();
      List<Response> answers = List.copyOf(person.answers);
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.url()).startsWith(Gateway.ORIGIN + "/"));
      assertThat((Integer) person.page.evaluate(ON_THE_WIRE)).isBetween(20 * 1024, 150 * 1024);
    }
  }

  @Test
  void whoKeepsThePasskeyIsNamedWhereItIsWellKnown() {
    try (var person = new NewHire()) {
      person.page.addInitScript(
          """
          AuthenticatorAttestationResponse.prototype.getAuthenticatorData = () =>
            new Uint8Array([...new Uint8Array(37), ...'08987058cadc4b81b6e130de50dcbe96'
              .match(/../g).map(pair => parseInt(pair, 16))]).buffer;
          """);
      Visit visit = person.comesToPassReady();
      person.createsThePasskey();
      MishapsTest.published(visit);
      person.sees("ready.named").reads("Windows Hello keeps it for you").keepsAPicture("named");
    }
  }

  /// A registrar may have picked somebody else of that name.
  @Test
  void whoseThePasskeyIsToBeStandsOnThePageBeforeItIsMade() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      World.say(
          "joiner-ingest",
          visit.worker,
          visit.chain,
          new WorkerProfile(visit.worker, "Ada", "Example", "Ada\u2069\u202e Example", null, "en"));
      person.sees("passkey.named").reads("\u2068Ada Example\u2069").reads("tell the registrar");
      person.keepsAPicture("passkey-named");
      assertThat(Look.violations(person.page)).isEmpty();
    }
  }

  @Test
  void aNameIsANameAndNothingElse() {
    String name =
        "<img src=x onerror=\"window.taken=1\"></script><script>window.taken=1</script>"
            + "\"><svg onload=window.taken=1> javascript:window.taken=1 ' autofocus onfocus='x";
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      World.say(
          "joiner-ingest",
          visit.worker,
          visit.chain,
          new WorkerProfile(visit.worker, name, name, name, "ada@example.com", "en"));
      Awaitility.await().atMost(World.BOUND).until(() -> Database.knowsName(visit.worker));
      person.sees("passkey.named");
      assertThat(person.page.locator("#text")).containsText("\u2068" + name + "\u2069");
      person.createsThePasskey();
      assertThat(person.passkeyName()).isEqualTo(name);
      assertThat(person.page.evaluate("window.taken")).isNull();
      assertThat(person.page.locator("main img, main svg, main script")).hasCount(0);
    }
  }

  @Test
  void axeSeesWhatIsWrong() {
    try (var person = new NewHire()) {
      person.opensThePage().sees("begin");
      person.page.evaluate("document.querySelector('button').textContent = ''");
      assertThat(Look.violations(person.page)).singleElement().asString().startsWith("button-name");
    }
  }
}
