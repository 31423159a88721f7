package dev.firstkey.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Looks at accounts and their credentials, to prove what a worker can sign in with. It changes
/// nothing.
public final class KeycloakAccounts {

  /// One credential of an account.
  ///
  /// @param type `webauthn-passwordless` or, where there should be none, `password`
  /// @param label the authenticator id
  /// @param data Keycloak's credentialData: credential id (standard Base64), public key, counter
  public record Credential(String id, String type, String label, JsonNode data) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final String users;
  private final String token;

  /// @param issuer `http://localhost:PORT/realms/firstkey`
  /// @param token an access token that may view users; the realm's analyst has one
  public KeycloakAccounts(HttpClient http, URI issuer, String token) {
    this.http = http;
    this.users = issuer.toString().replace("/realms/", "/admin/realms/") + "/users";
    this.token = token;
  }

  /// The account id of a worker. Keycloak's search ignores case, worker ids do not.
  public Optional<String> accountOf(String workerId) throws IOException, InterruptedException {
    var wanted = URLEncoder.encode("workerId:" + workerId, StandardCharsets.UTF_8);
    return elements(get("?exact=true&max=10&briefRepresentation=false&q=" + wanted)).stream()
        .filter(user -> workerId.equals(user.path("attributes").path("workerId").path(0).asText()))
        .map(user -> user.path("id").asText())
        .findFirst();
  }

  /// What the account can sign in with.
  public List<Credential> credentials(String accountId) throws IOException, InterruptedException {
    return elements(get("/" + accountId + "/credentials")).stream()
        .map(KeycloakAccounts::credential)
        .toList();
  }

  private static Credential credential(JsonNode node) {
    try {
      return new Credential(
          node.path("id").asText(),
          node.path("type").asText(),
          node.path("userLabel").asText(),
          JSON.readTree(node.path("credentialData").asText("{}")));
    } catch (IOException notJson) {
      throw new IllegalStateException("credentialData is not JSON", notJson);
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(users + path))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(20))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Keycloak answers " + answer.statusCode() + " to " + path);
    }
    return JSON.readTree(answer.body());
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
