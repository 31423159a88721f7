package dev.firstkey.local.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.local.client.StaffSignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Access tokens of the local staff, from Keycloak itself.
public final class StaffTokens {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TRIES = 4;
  private static final Set<String> STAFF = Set.of("registrar", "approver", "operator", "analyst");

  private final Stack stack;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  public StaffTokens(Stack stack) {
    this.stack = stack;
  }

  /// A new token; it lives 5 minutes.
  ///
  /// @param role `hris` (a machine), or `registrar`, `approver`, `operator`, `analyst` (a person)
  public String token(String role) throws InterruptedException {
    return role.equals("registrar") ? registrar() : ask(stack.realm(), form(role));
  }

  private String registrar() throws InterruptedException {
    var password = Objects.requireNonNull(stack.secrets().get("FIRSTKEY_PASSWORD_REGISTRAR"));
    try {
      return new StaffSignIn(http, stack.realm(), stack.staffPage())
          .tokens("registrar", password)
          .path("access_token")
          .asText();
    } catch (IOException failure) {
      throw new Trouble("Keycloak gives no token: " + failure.getMessage());
    }
  }

  /// A new token of Keycloak's own administrator.
  public String administrator() throws InterruptedException {
    return ask(
        stack.directory() + "/realms/master",
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "username", "admin",
            "password", stack.secrets().get("KC_BOOTSTRAP_ADMIN_PASSWORD")));
  }

  private Map<String, String> form(String role) {
    if (role.equals("hris")) {
      return Map.of(
          "grant_type", "client_credentials",
          "client_id", "hris-demo",
          "client_secret", stack.secrets().get("FIRSTKEY_SECRET_HRIS_DEMO"));
    }
    if (!STAFF.contains(role)) {
      throw new Trouble(
          "There is no role '"
              + role
              + "'. There are: hris, registrar, approver, operator, analyst.");
    }
    return Map.of(
        "grant_type",
        "password",
        "client_id",
        "firstkey-cli",
        "username",
        role,
        "password",
        stack.secrets().get("FIRSTKEY_PASSWORD_" + role.toUpperCase(java.util.Locale.ROOT)));
  }

  private String ask(String realm, Map<String, String> form) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      // Two sign-ins of one person at the same moment: Keycloak refuses one of them.
      for (int tries = 1; answer.statusCode() == 400 && tries < TRIES; tries++) {
        Waiting.pause(300L * tries);
        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      if (answer.statusCode() != 200) {
        throw new Trouble("Keycloak gives no token: " + answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body()).get("access_token").asText();
    } catch (IOException failure) {
      throw new Trouble(
          "Keycloak does not answer (" + failure + "). `./firstkey status` tells more.");
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
