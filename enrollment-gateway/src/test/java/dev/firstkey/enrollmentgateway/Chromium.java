package dev.firstkey.enrollmentgateway;

import com.microsoft.playwright.Browser;
import io.restassured.RestAssured;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The one real browser of all tests, which meets the gateway under its own address and under that
/// of a copy. Where there is no browser, the tests fail.
final class Chromium implements BeforeAllCallback, AutoCloseable {
  private static final List<String> PLACES = List.of("localhost:18082", "copy.localhost:18082");

  private static @Nullable Chromium running;

  private dev.firstkey.browser.@Nullable Chromium chromium;
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
    if (chromium == null || port != gateway) {
      close();
      port = gateway;
      chromium = dev.firstkey.browser.Chromium.leading(PLACES, gateway);
    }
    return chromium.browser();
  }

  @Override
  public void close() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
