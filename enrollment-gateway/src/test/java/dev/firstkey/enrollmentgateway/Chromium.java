package dev.firstkey.enrollmentgateway;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The one real browser of all tests. It reaches the gateway of the test under the origin that the
/// gateway is configured with, as behind a proxy. Where there is no browser, the tests fail.
final class Chromium implements BeforeAllCallback, AutoCloseable {
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

  private static @Nullable Chromium running;

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;
  private int port;

  /// It ends with the last test of the build.
  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Chromium.class))
            .computeIfAbsent("chromium", _ -> new Chromium(), Chromium.class);
  }

  static Browser browser() {
    return running.at(RestAssured.port);
  }

  /// Started anew where the gateway of the test has another port than the one before.
  private Browser at(int gateway) {
    if (browser == null || port != gateway) {
      close();
      port = gateway;
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(place())
                      .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                      .setArgs(arguments()));
    }
    return browser;
  }

  private static Path place() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("FIRSTKEY_CHROMIUM")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(MISSING));
  }

  /// Under its own address, and under that of a copy.
  private List<String> arguments() {
    String here = " 127.0.0.1:" + port;
    return List.of(
        "--host-resolver-rules=MAP localhost:18082" + here + ",MAP copy.localhost:18082" + here,
        "--disable-quic",
        "--disable-gpu");
  }

  @Override
  public void close() {
    if (playwright != null) {
      playwright.close();
    }
  }
}
