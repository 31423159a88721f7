package dev.firstkey.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Writes down what a browser complains about: errors of scripts and of the console, and each
/// failed call that a test did not expect.
public final class Watch {
  private final List<String> complaints = new ArrayList<>();
  private final Set<Integer> expected = new TreeSet<>();

  /// Watches from now on.
  public Watch(BrowserContext context) {
    context.onResponse(this::answered);
    context.onConsoleMessage(this::said);
    context.onWebError(error -> complaints.add(error.error()));
  }

  private void answered(Response answer) {
    if (answer.status() >= 400 && !expected.contains(answer.status())) {
      complaints.add(answer.status() + " " + answer.request().method() + " " + answer.url());
    }
  }

  private void said(ConsoleMessage message) {
    if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  /// From now on calls may be answered so.
  public void expect(int status) {
    expected.add(status);
  }

  /// What there was to complain about.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// What axe finds on a page as it is now, with the first element of each kind.
  public static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .map((Rule rule) -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
            .toList();
  }
}
