package dev.firstkey.auditsink;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.browser.Chromium;
import dev.firstkey.browser.Complaints;
import dev.firstkey.browser.Look;
import dev.firstkey.browser.PlayedDirectory;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Somebody with a browser who reads the log on the console.
final class Analyst implements AutoCloseable {
  static final String ORIGIN = "http://localhost:18084";

  final Page page;
  private final Chromium chromium;
  private final BrowserContext context;
  private final Complaints complaints;

  Analyst() {
    this("analyst");
  }

  Analyst(String role) {
    chromium = Chromium.leading(List.of("localhost:18084"), RestAssured.port);
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("en-US")
                    .setViewportSize(1280, 900)
                    .setBaseURL(ORIGIN));
    new PlayedDirectory(ORIGIN, _ -> PlayedDirectory.giving(TestTokens.token("analyst-1", role)))
        .answersIn(context);
    complaints = Complaints.in(context);
    page = context.newPage();
  }

  Analyst expects(int status) {
    complaints.expect(status);
    return this;
  }

  Analyst signsIn() {
    return opens("").presses("Sign in").follows("Go on");
  }

  /// @param route what stands behind the number sign
  Analyst opens(String route) {
    page.navigate("/console/" + (route.isEmpty() ? "" : "#" + route));
    return this;
  }

  Analyst goesTo(String route) {
    page.evaluate("route => { location.hash = route; }", route);
    return this;
  }

  Analyst presses(String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
    return this;
  }

  Analyst follows(String label) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true))
        .first()
        .click();
    return this;
  }

  Analyst types(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    return this;
  }

  Analyst sees(String view) {
    page.locator("body[data-view='" + view + "']").waitFor();
    return this;
  }

  Analyst reads(String text) {
    page.getByText(text).first().waitFor();
    return this;
  }

  /// As if the service told something else where an address ends so.
  void isToldInstead(String end, UnaryOperator<String> lie) {
    page.route(
        "**/" + end,
        call -> {
          String here =
              call.request().url().replace(ORIGIN, "http://127.0.0.1:" + RestAssured.port);
          APIResponse honest = call.fetch(new Route.FetchOptions().setUrl(here));
          call.fulfill(
              new Route.FulfillOptions().setResponse(honest).setBody(lie.apply(honest.text())));
        });
  }

  /// What ends so is answered when the returned work is done.
  Runnable isAnsweredLater(String end) {
    List<Route> held = new ArrayList<>();
    page.route("**/" + end, held::add);
    return () -> held.forEach(Route::resume);
  }

  Locator events() {
    return page.locator("#lanes .event");
  }

  Locator rows() {
    return page.locator("#rows tr");
  }

  Analyst keepsAPicture(String name) {
    Look.keep(page, "console-" + name);
    return this;
  }

  @Override
  public void close() {
    try {
      complaints.areNone();
    } finally {
      context.close();
      chromium.close();
    }
  }
}
