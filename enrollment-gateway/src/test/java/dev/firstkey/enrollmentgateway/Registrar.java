package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// A registrar with a browser of their own. What their browser complains about, and each failed
/// call that a test did not expect, is a failure.
final class Registrar implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  final String subject;
  final Directory directory;
  final BrowserContext context;
  final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final Set<Integer> expected = new TreeSet<>();

  Registrar() {
    this(UUID.randomUUID().toString(), "registrar");
  }

  Registrar(String subject, String role) {
    this.subject = subject;
    directory = new Directory(subject, role);
    context =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("en-US")
                    .setViewportSize(1024, 768)
                    .setBaseURL(Gateway.ORIGIN));
    directory.answersIn(context);
    context.onResponse(this::answered);
    context.onConsoleMessage(said -> complain(said.type(), said.text()));
    context.onWebError(error -> complaints.add(error.error()));
    page = context.newPage();
  }

  private void answered(Response answer) {
    if (answer.status() >= 400 && !expected.contains(answer.status())) {
      complaints.add(answer.status() + " " + answer.request().method() + " " + answer.url());
    }
  }

  private void complain(String type, String text) {
    if ("error".equals(type) && !text.startsWith("Failed to load resource")) {
      complaints.add(text);
    }
  }

  /// From now on calls may be answered so.
  Registrar expects(int status) {
    expected.add(status);
    return this;
  }

  Registrar opensThePage() {
    page.navigate("/staff/");
    return this;
  }

  Registrar signsIn() {
    opensThePage().sees("sign-in").presses("Sign in");
    return goesOnAtTheDirectory().sees("code");
  }

  Registrar goesOnAtTheDirectory() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on")).click();
    return this;
  }

  Registrar types(String label, String text) {
    field(label).fill(text);
    return this;
  }

  Locator field(String label) {
    return page.getByLabel(label);
  }

  Registrar picks(String label) {
    page.getByText(label).click();
    return this;
  }

  Registrar presses(String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
    return this;
  }

  Registrar reads(String text) {
    page.getByText(text).first().waitFor();
    return this;
  }

  Registrar sees(String view) {
    page.locator("body[data-view='" + view + "']").waitFor();
    return this;
  }

  Registrar findsTheDevice(Visit visit) {
    return types("Check code", visit.shownCode()).presses("Find the device").sees("person");
  }

  Registrar looksUp(Visit visit) {
    return types("Name or worker number", visit.worker).presses("Look up").sees("proof");
  }

  /// Everything but the last press.
  Registrar fillsTheForm(Visit visit) {
    return findsTheDevice(visit)
        .looksUp(visit)
        .picks(visit.worker)
        .picks("Both are here, before me")
        .picks("Passport");
  }

  Registrar keepsAPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    return this;
  }

  @Override
  public void close() {
    try {
      assertThat(complaints).as("what the browser complains about").isEmpty();
    } finally {
      context.close();
    }
  }
}
