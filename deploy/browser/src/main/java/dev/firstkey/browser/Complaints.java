package dev.firstkey.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a browser complains about, and each failed call that a test did not expect.
public final class Complaints {
  private final List<String> heard = new ArrayList<>();
  private final Set<Integer> expected = new TreeSet<>();

  private Complaints() {}

  /// Listens from now on.
  public static Complaints in(BrowserContext context) {
    var complaints = new Complaints();
    context.onResponse(complaints::answered);
    context.onConsoleMessage(said -> complaints.said(said.type(), said.text()));
    context.onWebError(error -> complaints.heard.add(error.error()));
    return complaints;
  }

  private void answered(Response answer) {
    if (answer.status() >= 400 && !asksForANonce(answer) && !expected.contains(answer.status())) {
      heard.add(answer.status() + " " + answer.request().method() + " " + answer.url());
    }
  }

  /// RFC 9449 §8: the way to a first nonce.
  private static boolean asksForANonce(Response answer) {
    String challenge = answer.headerValue("WWW-Authenticate");
    return answer.status() == 401 && challenge != null && challenge.contains("use_dpop_nonce");
  }

  private void said(String type, String text) {
    if ("error".equals(type) && !text.startsWith("Failed to load resource")) {
      heard.add(text);
    }
  }

  /// From now on calls may be answered so.
  public void expect(int status) {
    expected.add(status);
  }

  /// So far.
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /// Fails where there are any.
  public void areNone() {
    if (!heard.isEmpty()) {
      throw new AssertionError("The browser complains about " + heard);
    }
  }
}
