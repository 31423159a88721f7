package dev.firstkey.enrollmentgateway;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.P256;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The directory as both pages meet it: it gives a code for a question, and a token for a code and
/// the verifier behind its challenge. How a real one does it is in StaffSignInIT.
final class Directory {
  static final String ISSUER = "http://localhost:18085/realms/firstkey-test";

  /// What the page asked, one for each time that it came.
  final List<Map<String, String>> questions = new ArrayList<>();

  private final String subject;
  private final String role;
  private Duration session = Duration.ZERO;
  private IdTokens.Flaw flaw = IdTokens.Flaw.NONE;
  private String actionStatus = "success";
  private boolean away;

  Directory(String subject, String role) {
    this.subject = subject;
    this.role = role;
  }

  /// The registrar signed in so long ago.
  void rememberedFor(Duration age) {
    session = age;
  }

  /// What is wrong with its next ID tokens for the page of the new hire.
  void gives(IdTokens.Flaw next) {
    flaw = next;
  }

  /// What it says of an action that a page asked for.
  void answersActions(String status) {
    actionStatus = status;
  }

  void isAway() {
    away = true;
  }

  void answersIn(BrowserContext context) {
    context.route(ISSUER + "/**", this::answer);
  }

  private void answer(Route call) {
    URI uri = URI.create(call.request().url());
    String path = uri.getPath().substring(URI.create(ISSUER).getPath().length());
    switch (away ? "away" : path) {
      case "/.well-known/openid-configuration" -> call.fulfill(json(metadata()));
      case "/auth" -> call.fulfill(page(fields(uri.getRawQuery())));
      case "/certs" -> call.fulfill(json(IdTokens.keys()));
      case "away" -> call.fulfill(json(new JsonObject()).setStatus(503));
      case "/token" -> call.fulfill(token(fields(call.request().postData())));
      default -> call.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }

  private static JsonObject metadata() {
    var said = new JsonObject();
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
    byte[] verifier = asked.get("code_verifier").getBytes(StandardCharsets.US_ASCII);
    if (!Base64Url.of(P256.sha256(verifier)).equals(question.get("code_challenge"))) {
      return new Route.FulfillOptions().setStatus(400);
    }
    return question.get("client_id").equals("firstkey-door")
        ? json(idToken(question))
        : json(staffToken(question));
  }

  private JsonObject idToken(Map<String, String> question) {
    var said = new JsonObject();
    said.addProperty("access_token", "of-no-use");
    said.addProperty("id_token", IdTokens.issue(ISSUER, subject, question, flaw));
    return said;
  }

  private JsonObject staffToken(Map<String, String> question) {
    Duration age = question.containsKey("max_age") ? Duration.ZERO : session;
    String token = TestTokens.tokenOfSignIn(age, subject, "registrar", role);
    var said = new JsonObject();
    said.addProperty("access_token", token);
    said.addProperty("id_token", token);
    return said;
  }

  private static Route.FulfillOptions json(JsonObject body) {
    return new Route.FulfillOptions()
        .setContentType("application/json")
        .setHeaders(
            Map.of(
                "Access-Control-Allow-Origin", Gateway.ORIGIN, "Content-Type", "application/json"))
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
