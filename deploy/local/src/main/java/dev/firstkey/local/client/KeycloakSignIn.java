package dev.firstkey.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.P256;
import dev.firstkey.newhire.SoftwareAuthenticator;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signs in with a passkey over Keycloak's own login pages, as a browser would: authorization code
/// flow with PKCE (RFC 7636, S256), the page's passkey form, the code, the token. No password is
/// known or sent.
public final class KeycloakSignIn {

  /// How a sign-in ended.
  public sealed interface Outcome {}

  /// @param subject the `sub` of the ID token: Keycloak's user id
  /// @param claims all claims of the ID token
  public record SignedIn(String subject, JsonNode claims) implements Outcome {}

  /// @param reason what the login page or the token endpoint said
  public record Refused(String reason) implements Outcome {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CLIENT = "firstkey-demo";

  /// Nothing listens there: the code is read from the redirect that Keycloak asks for.
  private static final String REDIRECT = "http://127.0.0.1/signed-in";

  private final HttpClient http;
  private final URI issuer;

  /// @param issuer `http://localhost:PORT/realms/firstkey`
  public KeycloakSignIn(HttpClient http, URI issuer) {
    this.http = http;
    this.issuer = issuer;
  }

  /// Signs in with the authenticator's newest passkey for the page's RP ID.
  public Outcome signIn(SoftwareAuthenticator authenticator)
      throws IOException, InterruptedException {
    return signIn(options -> authenticator.assertion(options, origin()));
  }

  /// Signs in with whatever answers the page's PublicKeyCredentialRequestOptionsJSON with an
  /// AuthenticationResponseJSON.
  public Outcome signIn(Function<JsonNode, JsonNode> ceremony)
      throws IOException, InterruptedException {
    var browser = new KeycloakLogin(http);
    var request = new Request(random(), random(), random());
    var page = browser.get(authorization(request));
    var login = LoginPage.read(page.body());
    if (login.isEmpty()) {
      return new Refused("No passkey form: " + LoginPage.reason(page.body()));
    }
    var assertion = ceremony.apply(options(login.get()));
    var answer = browser.post(login.get().action(), fields(assertion.path("response"), assertion));
    return redirected(answer, request);
  }

  /// An authorization request, as a browser would open it.
  URI authorization() {
    return authorization(new Request(random(), random(), random()));
  }

  /// The origin of the login page.
  public String origin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  private record Request(String state, String nonce, String verifier) {}

  private URI authorization(Request request) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", CLIENT);
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("redirect_uri", REDIRECT);
    query.put("state", request.state());
    query.put("nonce", request.nonce());
    query.put("code_challenge_method", "S256");
    query.put("code_challenge", challenge(request.verifier()));
    return endpoint("auth?" + KeycloakLogin.form(query));
  }

  private static String challenge(String verifier) {
    return Base64Url.of(P256.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private URI endpoint(String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  private static ObjectNode options(LoginPage login) {
    return JSON.createObjectNode()
        .put("challenge", login.challenge())
        .put("rpId", login.rpId())
        .put("userVerification", "required");
  }

  private static Map<String, String> fields(JsonNode response, JsonNode assertion) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("clientDataJSON", response.path("clientDataJSON").asText());
    fields.put("authenticatorData", response.path("authenticatorData").asText());
    fields.put("signature", response.path("signature").asText());
    fields.put("credentialId", assertion.path("id").asText());
    fields.put("userHandle", response.path("userHandle").asText());
    fields.put("error", "");
    return fields;
  }

  private Outcome redirected(HttpResponse<String> answer, Request request)
      throws IOException, InterruptedException {
    var location = answer.headers().firstValue("Location").orElse("");
    if (!location.startsWith(REDIRECT + "?")) {
      return new Refused(answer.statusCode() + " " + LoginPage.reason(answer.body()));
    }
    var query = query(URI.create(location).getRawQuery());
    if (!request.state().equals(query.get("state")) || !query.containsKey("code")) {
      return new Refused("The redirect brings no code: " + query.get("error"));
    }
    return token(query.get("code"), request);
  }

  private static Map<String, String> query(String raw) {
    return Stream.of(raw.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private Outcome token(String code, Request request) throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", CLIENT);
    fields.put("redirect_uri", REDIRECT);
    fields.put("code", code);
    fields.put("code_verifier", request.verifier());
    var answer = new KeycloakLogin(http).post(endpoint("token"), fields);
    if (answer.statusCode() != 200) {
      return new Refused("The token endpoint says " + answer.statusCode() + " " + answer.body());
    }
    return checked(JSON.readTree(answer.body()).path("id_token").asText(), request);
  }

  /// The ID token came straight from the token endpoint, so its signature need not be checked
  /// (OpenID Connect Core §3.1.3.7); that it answers our request must be.
  private Outcome checked(String idToken, Request request) throws IOException {
    var claims = JSON.readTree(Base64Url.bytes(idToken.split("\\.")[1]));
    if (!request.nonce().equals(claims.path("nonce").asText())
        || !issuer.toString().equals(claims.path("iss").asText())
        || !CLIENT.equals(claims.path("aud").asText())) {
      return new Refused("The ID token does not answer this request");
    }
    return new SignedIn(claims.path("sub").asText(), claims);
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64Url.of(bytes);
  }
}
