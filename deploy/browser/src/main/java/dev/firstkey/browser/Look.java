package dev.firstkey.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A look at a page as it is shown now.
public final class Look {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private Look() {}

  /// With axe, in light and dark, on a small and on a large screen.
  public static void at(Page page, String name) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      for (int width : new int[] {360, 1280}) {
        page.setViewportSize(width, 760);
        String where = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
        requireNone(violations(page), where + " " + width);
        fits(page);
        keep(page, where + "-" + width);
      }
    }
  }

  /// What axe finds, with the first element of each kind.
  public static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .map((Rule rule) -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  private static void requireNone(List<String> violations, String where) {
    if (!violations.isEmpty()) {
      throw new AssertionError("axe finds, at " + where + ": " + violations);
    }
  }

  /// Nothing has to be scrolled sideways (WCAG 1.4.10).
  public static void fits(Page page) {
    Object fits =
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    if (!Boolean.TRUE.equals(fits)) {
      throw new AssertionError("The page has to be scrolled sideways");
    }
  }

  /// Keeps a picture of the whole page as an artefact of the build.
  public static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
