package dev.firstkey.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A directory as a page for staff meets it: it gives a code for a question, and a token for a code
/// and the verifier behind its challenge (RFC 7636). How a real one does it is tested elsewhere.
public final class PlayedDirectory {
  /// Whose tokens these are.
  public static final String ISSUER = "http://localhost:18085/realms/firstkey-test";

  /// What the page asked, one for each time that it came.
  public final List<Map<String, String>> questions = new ArrayList<>();

  private final String origin;
  private final Function<Map<String, String>, JsonObject> tokens;
  private JsonObject keys = new JsonObject();
  private String actionStatus = "success";
  private boolean away;

  /// @param origin of the page
  /// @param tokens the answer of the token endpoint for a question
  public PlayedDirectory(String origin, Function<Map<String, String>, JsonObject> tokens) {
    this.origin = origin;
    this.tokens = tokens;
  }

  /// The answer of the token endpoint that gives this token, as access token and as ID token.
  public static JsonObject giving(String token) {
    JsonObject said = new JsonObject();
    said.addProperty("access_token", token);
    said.addProperty("id_token", token);
    return said;
  }

  /// The keys that it names from now on (RFC 7517).
  public void signsWith(JsonObject next) {
    keys = next;
  }

  /// What it says from now on of an action that a page asks for.
  public void answersActions(String status) {
    actionStatus = status;
  }

  /// From now on it answers nothing but 503.
  public void isAway() {
    away = true;
  }

  /// Answers in the place of the issuer.
  public void answersIn(BrowserContext context) {
    context.route(ISSUER + "/**", this::answer);
  }

  private void answer(Route call) {
    URI uri = URI.create(call.request().url());
    String path = uri.getPath().substring(URI.create(ISSUER).getPath().length());
    if (away) {
      call.fulfill(json(new JsonObject()).setStatus(503));
    } else if (path.equals("/.well-known/openid-configuration")) {
      call.fulfill(json(metadata()));
    } else if (path.equals("/certs")) {
      call.fulfill(json(keys));
    } else if (path.equals("/auth")) {
      call.fulfill(page(fields(uri.getRawQuery())));
    } else if (path.equals("/token")) {
      call.fulfill(token(fields(call.request().postData())));
    } else {
      call.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }

  private static JsonObject metadata() {
    JsonObject said = new JsonObject();
    said.addProperty("issuer", ISSUER);
    said.addProperty("authorization_endpoint", ISSUER + "/auth");
    said.addProperty("token_endpoint", ISSUER + "/token");
    said.addProperty("jwks_uri", ISSUER + "/certs");
    return said;
  }

  private Route.FulfillOptions page(Map<String, String> question) {
    questions.add(question);
    String back =
        question.get("redirect_uri")
            + "#state="
            + question.get("state")
            + "&code=the-code"
            + (question.containsKey("kc_action") ? "&kc_action_status=" + actionStatus : "");
    return new Route.FulfillOptions()
        .setContentType("text/html")
        .setBody("<!doctype html><title>Directory</title><a href='%s'>Go on</a>".formatted(back));
  }

  private Route.FulfillOptions token(Map<String, String> asked) {
    Map<String, String> question = questions.getLast();
    if (!challenge(asked.getOrDefault("code_verifier", ""))
        .equals(question.get("code_challenge"))) {
      return new Route.FulfillOptions().setStatus(400);
    }
    return json(tokens.apply(question));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Route.FulfillOptions json(JsonObject body) {
    return new Route.FulfillOptions()
        .setContentType("application/json")
        .setHeaders(
            Map.of("Access-Control-Allow-Origin", origin, "Content-Type", "application/json"))
        .setBody(body.toString());
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
