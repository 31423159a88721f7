package dev.firstkey.enrollmentgateway;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Complaints;
import dev.firstkey.browser.Look;
import java.util.UUID;

/// A registrar with a browser of their own. What their browser complains about, and each failed
/// call that a test did not expect, is a failure.
final class Registrar implements AutoCloseable {
  final String subject;
  final Directory directory;
  final BrowserContext context;
  final Page page;
  private final Complaints complaints;

  Registrar() {
    this(UUID.randomUUID().toString(), "registrar");
  }

  Registrar(String subject, String role) {
    this(subject, role, "en-US");
  }

  static Registrar speaking(String locale) {
    return new Registrar(UUID.randomUUID().toString(), "registrar", locale);
  }

  private Registrar(String subject, String role, String locale) {
    this.subject = subject;
    directory = new Directory(subject, role);
    context =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setViewportSize(1024, 768)
                    .setBaseURL(Gateway.ORIGIN));
    directory.answersIn(context);
    complaints = Complaints.in(context);
    page = context.newPage();
  }

  /// From now on calls may be answered so.
  Registrar expects(int status) {
    complaints.expect(status);
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
    Look.keep(page, name);
    return this;
  }

  @Override
  public void close() {
    try {
      complaints.areNone();
    } finally {
      context.close();
    }
  }
}
