package dev.firstkey.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstkey.backing.KeycloakDistribution;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.newhire.Base64Url;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a registrar signs in on the staff page, at a real Keycloak with the realm of the local
/// stack: authorization code with PKCE, and again where the gateway wants a more recent sign-in.
class StaffSignInIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PAGE = "http://localhost:18082/staff/";

  private static RunningKeycloak running;
  private static URI issuer;

  private StaffSignIn page;

  @BeforeEach
  void openAWindow() {
    page = new StaffSignIn(HTTP, issuer.toString(), PAGE);
  }

  @BeforeAll
  static void startKeycloak() throws Exception {
    Assumptions.assumeTrue(
        KeycloakDistribution.inLocalRepository().isPresent(),
        "Keycloak is not in Maven's local repository: " + KeycloakDistribution.COORDINATES);
    running = RunningKeycloak.start();
    issuer = URI.create(running.keycloak().issuer());
  }

  @AfterAll
  static void stopKeycloak() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aRegistrarGetsATokenThatSaysWhenTheySignedIn() throws Exception {
    var answer = page.tokens("registrar", secret("REGISTRAR"));

    var claims = claims(answer.path("access_token"));
    assertThat(answer.has("refresh_token")).isFalse();
    assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"registrar\"]");
    assertThat(claims.path("aud").asText()).isEqualTo("firstkey");
    assertThat(claims.path("auth_time").asLong()).isPositive();
    assertThat(claims(answer.path("id_token")).path("preferred_username").asText())
        .isEqualTo("registrar");
  }

  @Test
  void aSessionIsEnoughUntilTheSignInIsTooOld() throws Exception {
    page.tokens("registrar-two", secret("REGISTRAR_TWO"));

    assertThat(page.again("").statusCode()).isEqualTo(302);
    // Keycloak counts whole seconds.
    Waiting.pause(1_100);
    assertThat(page.again("&max_age=0").body()).contains("kc-form-login");
  }

  @Test
  void aTokenByThePasswordGrantDoesNotSayIt() throws Exception {
    var granted = JoinerCalls.password(HTTP, issuer, "registrar", secret("REGISTRAR"));

    var claims = claims(JSON.readTree(granted.body()).path("access_token"));

    assertThat(claims.has("auth_time")).isFalse();
  }

  @Test
  void thePasswordOfAnybodyElseIsNotTaken() throws Exception {
    var joiner = JoinerCalls.with(HTTP, issuer, secrets("FIRSTKEY_SECRET_JOINER_INGEST"));
    var worker = "w-" + UUID.randomUUID();
    var planted = "a-password-of-more-than-20-characters";
    joiner.setPassword(joiner.provision(worker, worker), planted);

    assertThatThrownBy(() -> page.tokens(worker, planted))
        .hasMessageContaining("Keycloak does not sign them in");
  }

  @Test
  void aCodeIsSentToThePageAndNowhereElse() throws Exception {
    var elsewhere = new StaffSignIn(HTTP, issuer.toString(), PAGE.replace("18082", "18083"));

    assertThat(elsewhere.again("").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyThePageMayAskForTokensFromABrowser() throws Exception {
    assertThat(allowed("http://localhost:18082")).isEqualTo("http://localhost:18082");
    assertThat(allowed("http://localhost:18083")).isEmpty();
  }

  private static String allowed(String origin) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=authorization_code&client_id=firstkey-staff&code=x"))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
        .headers()
        .firstValue("Access-Control-Allow-Origin")
        .orElse("");
  }

  private static JsonNode claims(JsonNode token) throws IOException {
    return JSON.readTree(Base64Url.bytes(token.asText().split("\\.")[1]));
  }

  private static String secret(String staff) {
    return secrets("FIRSTKEY_PASSWORD_" + staff);
  }

  private static String secrets(String name) {
    return running.keycloak().secrets().get(name);
  }
}
