package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What others may try with the page, in a real browser.
@QuarkusTest
@ExtendWith(Chromium.class)
class AttacksOnThePageTest {
  private static final String COPY = "http://copy.localhost:18082";

  @Test
  void whoOnlyLooksOpensNothing() {
    try (var scanner = new NewHire()) {
      long before = Database.transactions();
      scanner.opensThePage().sees("begin").page.reload();
      scanner.sees("begin");
      assertThat(Database.transactions()).isEqualTo(before);
      assertThat(scanner.answers).allSatisfy(answer -> isGet(answer));
    }
  }

  private static void isGet(Response answer) {
    assertThat(answer.request().method()).isEqualTo("GET");
  }

  @Test
  void aScannerThatPressesEverythingOpensAVisitThatHasNoPower() {
    try (var scanner = new NewHire()) {
      Visit visit = scanner.opensThePage().begins();
      scanner.sees("code");
      assertThat(scanner.page.locator("button")).hasCount(1);
      assertThat(Database.passesIn("ISSUED", visit.worker)).isZero();
      scanner.presses("Stop").presses("Stop now").sees("stopped");
      assertThat(visit.proof(visit.worker, visit.checkCode).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void nothingOfAVisitIsInACookieOrAnAddress() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      person.createsThePasskey();
      assertThat(person.page).hasURL(Gateway.ORIGIN + "/");
      assertThat(person.context.cookies()).isEmpty();
      assertThat(person.page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(person.page.evaluate("history.length")).isEqualTo(2);
      assertThat(List.copyOf(person.answers))
          .allSatisfy(answer -> {
            assertThat(answer.url()).doesNotContain("?", "#", visit.checkCode);
            assertThat(answer.request().allHeaders()).doesNotContainKey("referer");
          });
    }
  }

  @Test
  void everyVisitorGetsTheSamePageWhateverTheAddressSays() {
    byte[] page = Gateway.request().get("/").asByteArray();
    for (String address : List.of("/?inv=4711", "/?return_to=https://evil.example", "/?lang=de")) {
      var answer = Gateway.request().redirects().follow(false).get(address);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.asByteArray()).isEqualTo(page);
    }
  }

  @Test
  void noOtherPageHoldsThisOneInAFrame() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      ConsoleMessage said =
          page.waitForConsoleMessage(
              () -> page.setContent("<iframe src='" + Gateway.ORIGIN + "/'></iframe>"));
      assertThat(said.text()).contains("frame-ancestors 'none'");
      assertThat(page.frameLocator("iframe").locator("#title")).hasCount(0);
    }
  }

  @Test
  void aFormThatAnotherSiteSendsIsTurnedAway() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      long before = Database.transactions();
      String target = Gateway.ORIGIN + "/transactions";
      Page page = context.newPage();
      page.setContent("<form method='post' action='" + target + "'><button>Win</button></form>");
      Response answer =
          page.waitForResponse(
              said -> said.url().equals(target), () -> page.locator("button").click());
      assertThat(answer.status()).isEqualTo(403);
      assertThat(Database.transactions()).isEqualTo(before);
    }
  }

  @Test
  void aCopyOfThePageAtAnotherAddressOpensNothing() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(COPY + "/");
      NewHire.sees(page, "begin");
      page.locator("button").click();
      NewHire.sees(page, "failed");
    }
  }

  /// The proof names the address that the browser sees (RFC 9449, `htu`).
  @Test
  void norDoesACopyThatHidesWhereItIs() {
    try (BrowserContext context = Chromium.browser().newContext()) {
      long before = Database.transactions();
      Page page = context.newPage();
      page.route("**/transactions", AttacksOnThePageTest::relay);
      page.navigate(COPY + "/");
      NewHire.sees(page, "begin");
      Response answer =
          page.waitForResponse("**/transactions", () -> page.locator("button").click());
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headerValue("WWW-Authenticate")).contains("invalid_dpop_proof");
      NewHire.sees(page, "failed");
      assertThat(Database.transactions()).isEqualTo(before);
    }
  }

  private static void relay(Route route) {
    Map<String, String> headers = new HashMap<>(route.request().headers());
    headers.put("origin", Gateway.ORIGIN);
    headers.put("sec-fetch-site", "same-origin");
    var sent =
        new Route.FetchOptions()
            .setUrl("http://127.0.0.1:" + RestAssured.port + "/transactions")
            .setHeaders(headers);
    route.fulfill(new Route.FulfillOptions().setResponse(route.fetch(sent)));
  }
}
