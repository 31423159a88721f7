package dev.firstkey.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.newhire.Base64Url;
import java.util.List;

/// The new hire's page on a phone, with a virtual authenticator in it (WebAuthn §11).
public final class NewHirePage implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AUTHENTICATOR =
      """
      {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
      "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
      """;

  private final Window window;
  private final Page page;

  /// @param gateways where the gateway's replicas answer; the first is the address of the page
  public NewHirePage(Browser browser, List<String> gateways) {
    window = new Window(browser, phone(), gateways);
    page = window.page();
    var devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    devTools.send("WebAuthn.addVirtualAuthenticator", options());
  }

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(360, 760)
        .setIsMobile(true)
        .setHasTouch(true);
  }

  private static JsonObject options() {
    return JsonParser.parseString(AUTHENTICATOR).getAsJsonObject();
  }

  /// Opens the page and begins.
  ///
  /// @return the check code as the page shows it
  public String begins() throws Stopped {
    page.navigate("/");
    window.sees("begin");
    window.keeps("1-begin");
    window.button("Begin").tap();
    window.sees("code");
    window.keeps("2-code");
    return page.locator("#typed").textContent();
  }

  /// Waits for the pass and creates the passkey.
  ///
  /// @return the options of the ceremony
  public JsonNode createsThePasskey() throws Stopped {
    window.sees("passkey");
    window.keeps("6-passkey");
    return said(answered("/registration/options", "Create your passkey"));
  }

  /// Waits until the page says that the directory accepts it.
  public void isReady() throws Stopped {
    window.sees("ready");
    window.keeps("7-ready");
  }

  /// Tries the sign-in at the directory.
  ///
  /// @return the claims of the ID token that the page got
  public JsonNode signsIn() throws Stopped {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try to sign in")).tap();
    window.sees("try");
    window.button("Sign in").tap();
    window.button("Sign in with Passkey").waitFor();
    window.keeps("8-directory");
    var token = said(answered("/token", "Sign in with Passkey")).path("id_token").asText();
    window.sees("worked");
    window.keeps("9-worked");
    return json(new String(Base64Url.bytes(token.split("\\.")[1]), UTF_8));
  }

  private Response answered(String end, String label) {
    return page.waitForResponse(
        answer -> answer.ok() && answer.url().endsWith(end), () -> window.button(label).tap());
  }

  private static JsonNode said(Response answer) throws Stopped {
    return json(answer.text());
  }

  private static JsonNode json(String text) throws Stopped {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      throw new Stopped("an answer to the page is no JSON");
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
