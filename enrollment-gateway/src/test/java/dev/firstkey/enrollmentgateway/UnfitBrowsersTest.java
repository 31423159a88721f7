package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.firstkey.browser.Look;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Browsers in which nobody can be enrolled: each is told what does.
@QuarkusTest
@ExtendWith(Chromium.class)
class UnfitBrowsersTest {

  @Test
  void aBrowserWithoutPasskeysIsToldWhereToGo() {
    try (var person = new NewHire()) {
      person.page.addInitScript("delete window.PublicKeyCredential");
      person.opensThePage().sees("old").reads("localhost:18082").keepsAPicture("mishap-old");
      assertThat(person.page.locator("button")).hasCount(0);
    }
  }

  /// Its engine is too old for the script.
  @ParameterizedTest
  @CsvSource({"/, door.js", "/sign-in/, try.js", "/staff/, staff.js"})
  void aBrowserThatCannotReadThePageIsToldWhereToGo(String path, String script) {
    try (var person = new NewHire()) {
      person.page.route("**/" + script, Route::abort);
      person.page.navigate(path);
      person.reads("up-to-date Chrome, Edge, Firefox or Safari").reads("Firefox oder Safari");
      Look.at(person.page, "mishap-unreadable-" + script.replace(".js", ""));
      person.page.unroute("**/" + script);
      person.page.reload();
      person.page.locator("body[data-view] button:visible").waitFor();
      assertThat(person.page.locator(".late")).isHidden();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "delete Crypto.prototype.randomUUID, old",
    "delete SubtleCrypto.prototype.exportKey, failed"
  })
  void aBrowserThatLacksAFunctionIsNotToldOfItsConnection(String lack, String view) {
    try (var person = new NewHire()) {
      person.page.addInitScript(lack);
      person.opensThePage();
      if (!view.equals("old")) {
        person.presses("Begin");
      }
      person.sees(view);
      assertThat(person.page.locator("#network")).isEmpty();
    }
  }

  @Test
  void aWindowThatKeepsNothingIsToldWhereToGo() {
    try (var person = new NewHire()) {
      person.page.addInitScript(
          "indexedDB.__proto__.open = () => { throw new DOMException('no', 'SecurityError'); }");
      person.opensThePage().sees("forgetful").keepsAPicture("mishap-forgetful");
    }
  }
}
