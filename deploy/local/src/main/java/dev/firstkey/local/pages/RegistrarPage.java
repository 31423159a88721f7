package dev.firstkey.local.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import java.util.List;
import java.util.Optional;

/// The registrar's page, in a browser of the registrar's own.
public final class RegistrarPage implements AutoCloseable {
  private static final int PATIENCE = 60;
  private static final double A_MOMENT = 1000;
  private static final String PROOF = "body[data-view='proof']";
  private static final String READY = "body[data-state='pass-ready']";
  private static final String ANSWERED =
      READY + ", body[data-state='refused'], body[data-state='ended']";

  private final Window window;
  private final Page page;

  /// @param gateways where the gateway's replicas answer; the first is the address of the page
  public RegistrarPage(Browser browser, List<String> gateways) {
    var desk = new Browser.NewContextOptions().setViewportSize(1024, 768);
    window = new Window(browser, desk, gateways);
    page = window.page();
  }

  /// Signs in at the directory's own page.
  public void signsIn(String name, String password) throws Stopped {
    page.navigate("/staff/");
    window.sees("sign-in");
    window.button("Sign in").click();
    page.locator("#username").fill(name);
    page.locator("#password").fill(password);
    window.keeps("3-registrar");
    page.locator("#kc-login").click();
    window.sees("code");
  }

  /// Says that this worker stands here, at the device that shows this code.
  public void confirms(String checkCode, String workerId) throws Stopped, InterruptedException {
    page.getByLabel("Check code").fill(checkCode);
    window.button("Find the device").click();
    window.sees("person");
    page.getByLabel("Name or worker number").fill(workerId);
    Until.present("Somebody to confirm", PATIENCE, this::found);
    page.locator("label:has(input[value='" + workerId + "'])").click();
    page.getByText("Both are here, before me").click();
    page.getByText("Passport").click();
    window.keeps("4-proof");
    window.button("Confirm").click();
    window.sees("outcome");
  }

  /// The gateway hears of a case in its own time; a registrar who is too early looks again.
  private Optional<Page> found() {
    if (page.locator(PROOF).count() > 0) {
      return Optional.of(page);
    }
    page.waitForResponse(
        answer -> answer.url().endsWith("/joiners"), () -> window.button("Look up").click());
    page.locator(PROOF + ", #wrong:not(:empty)").waitFor();
    page.waitForTimeout(A_MOMENT);
    return Optional.of(page).filter(it -> it.locator(PROOF).count() > 0);
  }

  /// Waits until the page says that the person can go on.
  public void hearsOfThePass() {
    page.locator(ANSWERED).waitFor();
    window.keeps("5-confirmed");
    if (page.locator(READY).count() == 0) {
      throw new AssertionError("the pass was not given: " + page.locator("main").innerText());
    }
  }

  /// What the browser complains about, so far.
  public List<String> complaints() {
    return window.complaints();
  }

  @Override
  public void close() {
    window.close();
  }
}
