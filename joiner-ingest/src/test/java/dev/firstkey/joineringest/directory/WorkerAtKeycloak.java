package dev.firstkey.joineringest.directory;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// A worker with a browser before Keycloak's own pages, and one device at a time in it.
final class WorkerAtKeycloak implements AutoCloseable {
  private static final String PAGE = "http://127.0.0.1/signed-in";
  private static final Pattern BACK = Pattern.compile(Pattern.quote(PAGE) + "\\?.*code=.*");

  private final BrowserContext context;
  private final Page page;
  private final CDPSession devTools;
  private final String authorization;
  private String device;

  WorkerAtKeycloak(Browser browser, String url) {
    context = browser.newContext(new Browser.NewContextOptions().setLocale("en-US"));
    context.route(
        PAGE + "**", call -> call.fulfill(new Route.FulfillOptions().setBody("signed in")));
    page = context.newPage();
    page.onDialog(WorkerAtKeycloak::named);
    devTools = context.newCDPSession(page);
    devTools.send("WebAuthn.enable");
    device = device();
    authorization =
        url
            + "/realms/firstkey/protocol/openid-connect/auth?client_id=firstkey-demo"
            + "&response_type=code&scope=openid&state=any&nonce=any&redirect_uri="
            + PAGE
            + "&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  }

  /// Keycloak asks what the new passkey is to be called.
  private static void named(Dialog dialog) {
    dialog.accept("My phone");
  }

  private String device() {
    return devTools
        .send(
            "WebAuthn.addVirtualAuthenticator",
            json(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                "hasUserVerification": true, "isUserVerified": true,
                "automaticPresenceSimulation": true}}
                """))
        .get("authenticatorId")
        .getAsString();
  }

  /// Their device has this passkey.
  WorkerAtKeycloak has(KeptKey key, String accountId) {
    var passkey = new JsonObject();
    passkey.addProperty("credentialId", base64(key.id()));
    passkey.addProperty("isResidentCredential", true);
    passkey.addProperty("rpId", "localhost");
    passkey.addProperty("privateKey", base64(key.pair().getPrivate().getEncoded()));
    passkey.addProperty("userHandle", base64(accountId.getBytes(StandardCharsets.UTF_8)));
    passkey.addProperty("signCount", 0);
    var call = new JsonObject();
    call.addProperty("authenticatorId", device);
    call.add("credential", passkey);
    devTools.send("WebAuthn.addCredential", call);
    return this;
  }

  WorkerAtKeycloak signsIn() {
    page.navigate(authorization);
    press("Sign in with Passkey");
    page.waitForURL(BACK);
    return this;
  }

  WorkerAtKeycloak takesAnotherDevice() {
    devTools.send(
        "WebAuthn.removeVirtualAuthenticator",
        json("{\"authenticatorId\": \"%s\"}".formatted(device)));
    device = device();
    return this;
  }

  /// With the action of the directory, in the session that is there.
  WorkerAtKeycloak addsAPasskey() {
    page.navigate(authorization + "&kc_action=webauthn-register-passwordless");
    press("Register");
    page.waitForURL(BACK);
    return this;
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    context.close();
  }
}
