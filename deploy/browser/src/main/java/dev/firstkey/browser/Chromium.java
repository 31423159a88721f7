package dev.firstkey.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Chromium of this machine, without a window. It can meet the server of a test under the
/// origins that the server is configured with, as behind a proxy.
public final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
  private static final String MISSING =
      "The tests of the page need Chromium. Install it (Debian: apt-get install chromium), or point"
          + " FIRSTKEY_CHROMIUM at it. ./firstkey test does so itself where it is root on Debian.";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Starts it, where servers answer under their own addresses.
  ///
  /// @throws IllegalStateException where there is no Chromium, with what to do
  public static Chromium here() {
    return with(List.of());
  }

  /// Starts it.
  ///
  /// @param places host and port of each origin
  /// @param port where the server is that all of them lead to, on this machine
  /// @throws IllegalStateException where there is no Chromium, with what to do
  public static Chromium leading(List<String> places, int port) {
    String rules =
        places.stream()
            .map(place -> "MAP " + place + " 127.0.0.1:" + port)
            .collect(Collectors.joining(","));
    return with(List.of("--host-resolver-rules=" + rules));
  }

  private static Chromium with(List<String> more) {
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(place())
                    .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                    .setArgs(
                        Stream.concat(more.stream(), Stream.of("--disable-quic", "--disable-gpu"))
                            .toList()));
    return new Chromium(playwright, browser);
  }

  private static Path place() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("FIRSTKEY_CHROMIUM")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(MISSING));
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
