package dev.firstkey.enrollmentgateway;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Complaints;
import dev.firstkey.browser.Look;
import io.restassured.RestAssured;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A new hire with a browser of their own and an authenticator in it. What their browser complains
/// about, and each failed call that a test did not expect, is a failure.
final class NewHire implements AutoCloseable {
  final BrowserContext context;
  final Page page;
  final CDPSession devTools;
  private String authenticator;
  final List<Response> answers = new ArrayList<>();
  private final Complaints complaints;

  NewHire() {
    this(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1024, 768));
  }

  NewHire(Browser.NewContextOptions device) {
    context = Chromium.browser().newContext(device.setBaseURL(Gateway.ORIGIN));
    context.onResponse(answers::add);
    complaints = Complaints.in(context);
    page = context.newPage();
    devTools = context.newCDPSession(page);
    devTools.send("WebAuthn.enable");
    authenticator = addAuthenticator("");
  }

  /// Their passkeys go with them to their other devices.
  NewHire syncsPasskeys() {
    devTools.send(
        "WebAuthn.removeVirtualAuthenticator",
        json("{\"authenticatorId\": \"%s\"}".formatted(authenticator)));
    authenticator =
        addAuthenticator(", \"defaultBackupEligibility\": true, \"defaultBackupState\": true");
    return this;
  }

  private String addAuthenticator(String more) {
    return devTools
        .send(
            "WebAuthn.addVirtualAuthenticator",
            json(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                "hasUserVerification": true, "isUserVerified": true,
                "automaticPresenceSimulation": true%s}}
                """
                    .formatted(more)))
        .get("authenticatorId")
        .getAsString();
  }

  static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /// From now on calls may be answered so.
  NewHire expects(int status) {
    complaints.expect(status);
    return this;
  }

  NewHire opensThePage() {
    page.navigate("/");
    return this;
  }

  NewHire presses(String label) {
    button(label).click();
    return this;
  }

  Locator button(String label) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
  }

  NewHire reads(String text) {
    page.getByText(text).first().waitFor();
    return this;
  }

  /// The page shows the texts of this name.
  NewHire sees(String view) {
    page.locator("body[data-view='" + view + "']").waitFor();
    return this;
  }

  /// As far as a test wants, and no further.
  Visit comesToPassReady() {
    Visit visit = opensThePage().begins();
    visit.confirmTyped().say(visit.asked);
    sees("passkey");
    return visit;
  }

  /// The same, with an account that the directory has.
  Visit comesToPassReady(String accountId) {
    Visit visit = opensThePage().begins();
    visit.confirmTyped();
    visit.pass = World.answer(visit.asked, World.REQUIREMENTS, accountId);
    World.say(visit.pass, visit.chain);
    sees("passkey");
    return visit;
  }

  /// From now on they hold another device, with no passkey on it.
  NewHire takesAnotherDevice() {
    devTools.send(
        "WebAuthn.removeVirtualAuthenticator",
        json("{\"authenticatorId\": \"%s\"}".formatted(authenticator)));
    authenticator = addAuthenticator("");
    return this;
  }

  NewHire createsThePasskey() {
    return presses("Create your passkey").sees("enrolled");
  }

  /// The device says yes or no to its owner's finger.
  NewHire isVerified(boolean verified) {
    devTools.send(
        "WebAuthn.setUserVerified",
        json(
            "{\"authenticatorId\": \"%s\", \"isUserVerified\": %s}"
                .formatted(authenticator, verified)));
    return this;
  }

  /// Under which name the authenticator keeps the passkey.
  String passkeyName() {
    return devTools
        .send(
            "WebAuthn.getCredentials",
            json("{\"authenticatorId\": \"%s\"}".formatted(authenticator)))
        .getAsJsonArray("credentials")
        .get(0)
        .getAsJsonObject()
        .get("userDisplayName")
        .getAsString();
  }

  /// Its id, as base64url.
  String hasAPasskeyAlready() {
    byte[] id = new byte[16];
    var known = new JsonObject();
    known.addProperty("credentialId", Base64.getEncoder().encodeToString(id));
    known.addProperty("isResidentCredential", true);
    known.addProperty("rpId", "localhost");
    known.addProperty("privateKey", Base64.getEncoder().encodeToString(privateKey()));
    known.addProperty("userHandle", "YW55");
    known.addProperty("signCount", 0);
    var call = new JsonObject();
    call.addProperty("authenticatorId", authenticator);
    call.add("credential", known);
    devTools.send("WebAuthn.addCredential", call);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  private static byte[] privateKey() {
    try {
      var keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      return keys.generateKeyPair().getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Another tab of the same browser.
  Page anotherTab() {
    Page tab = context.newPage();
    tab.navigate("/");
    return tab;
  }

  static void sees(Page tab, String view) {
    tab.locator("body[data-view='" + view + "']").waitFor();
  }

  /// What the gateway of the test says to a call that is held on its way.
  static APIResponse answer(Route held) {
    String path = held.request().url().substring(Gateway.ORIGIN.length());
    return held.fetch(
        new Route.FetchOptions().setUrl("http://127.0.0.1:" + RestAssured.port + path));
  }

  /// Opens a transaction, and comes to a registrar who knows the worker.
  Visit begins() {
    Response opened =
        page.waitForResponse(
            answer -> answer.url().endsWith("/transactions") && answer.status() == 201,
            () -> page.locator("button.main").click());
    JsonObject body = json(opened.text());
    return Visit.of(
        UUID.fromString(body.get("transactionId").getAsString()),
        body.get("checkCode").getAsString());
  }

  NewHire keepsAPicture(String name) {
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
