package dev.firstkey.local.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Complaints;
import dev.firstkey.browser.Look;
import dev.firstkey.local.calls.Stopped;
import java.util.List;

/// A browser of somebody's own, with one page in it. What it complains about is kept.
final class Window implements AutoCloseable {
  private static final double PATIENCE = 60_000;

  /// The gateway cannot decide at this moment and says when to come back; its pages do.
  private static final int LATER = 503;

  private static final String VIEW = "body[data-view^='%s']";
  private static final List<String> DEAD_ENDS = List.of("over", "refused", "failed", "late");

  private final BrowserContext context;
  private final Complaints complaints;
  private final Page page;

  /// @param gateways where the replicas answer; the first is the address of the pages
  Window(Browser browser, Browser.NewContextOptions device, List<String> gateways) {
    context = browser.newContext(device.setLocale("en-US").setBaseURL(gateways.getFirst()));
    context.setDefaultTimeout(PATIENCE);
    new InTurn(gateways).at(context);
    complaints = Complaints.in(context);
    complaints.expect(LATER);
    page = context.newPage();
  }

  Page page() {
    return page;
  }

  /// Waits until the page shows the texts of this name.
  ///
  /// @throws Stopped where it shows what nothing comes after
  void sees(String view) throws Stopped {
    var ends = DEAD_ENDS.stream().filter(end -> !end.equals(view)).map(VIEW::formatted).toList();
    page.locator(VIEW.formatted(view) + ", " + String.join(", ", ends)).waitFor();
    if (page.locator(VIEW.formatted(view)).count() == 0) {
      var shown = page.locator("body").getAttribute("data-view");
      throw new Stopped("the page shows '" + shown + "' where '" + view + "' was to come");
    }
  }

  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  void keeps(String picture) {
    Look.keep(page, "stack-" + picture);
  }

  List<String> complaints() {
    return complaints.heard();
  }

  @Override
  public void close() {
    context.close();
  }
}
