package dev.firstkey.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.KeycloakDistribution;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.P256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the page on which a new hire tries to sign in relies on, at a real Keycloak with the realm
/// of the local stack.
class DoorSignInIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ORIGIN = "http://localhost:18082";

  private static RunningKeycloak running;
  private static String issuer;

  @BeforeAll
  static void startKeycloak() throws Exception {
    Assumptions.assumeTrue(
        KeycloakDistribution.inLocalRepository().isPresent(),
        "Keycloak is not in Maven's local repository: " + KeycloakDistribution.COORDINATES);
    running = RunningKeycloak.start();
    issuer = running.keycloak().issuer();
  }

  @AfterAll
  static void stopKeycloak() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aPasskeyIsAskedForAndNothingElse() throws Exception {
    var page = new KeycloakLogin(HTTP).get(authorization(ORIGIN + "/sign-in/"));
    assertThat(LoginPage.read(page.body())).isPresent();
    assertThat(page.body()).doesNotContain("kc-form-login", "type=\"password\"");
  }

  @Test
  void aCodeIsSentToThePageAndNowhereElse() throws Exception {
    assertThat(new KeycloakLogin(HTTP).get(authorization(ORIGIN + "/")).statusCode())
        .isEqualTo(400);
  }

  /// The page reads them from another origin.
  @Test
  void whatTheDirectorySaysOfItselfAndItsKeysMayBeReadByAPage() throws Exception {
    for (String path :
        new String[] {"/.well-known/openid-configuration", "/protocol/openid-connect/certs"}) {
      assertThat(allowed(path)).as(path).isIn("*", ORIGIN);
    }
  }

  private static String allowed(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + path)).header("Origin", ORIGIN).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
        .headers()
        .firstValue("Access-Control-Allow-Origin")
        .orElse("");
  }

  private static URI authorization(String page) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", "firstkey-door");
    query.put("response_type", "code");
    query.put("response_mode", "fragment");
    query.put("scope", "openid");
    query.put("redirect_uri", page);
    query.put("state", "any");
    query.put("nonce", "any");
    query.put("prompt", "login");
    query.put("max_age", "0");
    query.put("code_challenge_method", "S256");
    query.put(
        "code_challenge",
        Base64Url.of(P256.sha256("verifier".getBytes(StandardCharsets.US_ASCII))));
    return URI.create(issuer + "/protocol/openid-connect/auth?" + KeycloakLogin.form(query));
  }
}
