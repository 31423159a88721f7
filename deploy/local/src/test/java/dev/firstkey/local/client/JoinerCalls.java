package dev.firstkey.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.Passkey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;

/// The calls that joiner-ingest makes, with its own service account and no more rights than it has.
final class JoinerCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI issuer;
  private final String token;

  private JoinerCalls(HttpClient http, URI issuer, String token) {
    this.http = http;
    this.issuer = issuer;
    this.token = token;
  }

  static JoinerCalls with(HttpClient http, URI issuer, String secret)
      throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_id", "joiner-ingest");
    fields.put("client_secret", secret);
    return new JoinerCalls(http, issuer, tokenOf(token(http, issuer, fields)));
  }

  static HttpResponse<String> password(HttpClient http, URI issuer, String user, String password)
      throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "password");
    fields.put("client_id", "firstkey-cli");
    fields.put("username", user);
    fields.put("password", password);
    return token(http, issuer, fields);
  }

  static String tokenOf(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static HttpResponse<String> token(
      HttpClient http, URI issuer, LinkedHashMap<String, String> fields)
      throws IOException, InterruptedException {
    var endpoint = URI.create(issuer + "/protocol/openid-connect/token");
    return new KeycloakLogin(http).post(endpoint, fields);
  }

  /// A worker's account without a password; its id.
  String provision(String workerId, String username) throws IOException, InterruptedException {
    var user = JSON.createObjectNode().put("username", username).put("enabled", true);
    user.put("firstName", "Ada").put("lastName", "Lovelace").put("email", "ada@example.test");
    user.putObject("attributes").putArray("workerId").add(workerId);
    var answer = call("POST", "", user);
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  HttpResponse<String> publish(String account, String authenticatorId, Passkey passkey)
      throws IOException, InterruptedException {
    var data =
        JSON.createObjectNode()
            .put("aaguid", "00000000-0000-0000-0000-000000000000")
            .put("credentialId", Base64.getEncoder().encodeToString(passkey.credentialId()))
            .put("counter", 0)
            .put("credentialPublicKey", Base64Url.of(passkey.cosePublicKey()))
            .put("attestationStatementFormat", "none");
    data.putArray("transports").add("internal");
    var body = JSON.createObjectNode();
    body.putArray("credentials")
        .addObject()
        .put("type", "webauthn-passwordless")
        .put("userLabel", authenticatorId)
        .put("credentialData", data.toString())
        .put("secretData", "{}");
    return call("PUT", "/" + account, body);
  }

  HttpResponse<String> unpublish(String account, String credential)
      throws IOException, InterruptedException {
    return call("DELETE", "/" + account + "/credentials/" + credential, null);
  }

  HttpResponse<String> disable(String account) throws IOException, InterruptedException {
    return call("PUT", "/" + account, JSON.createObjectNode().put("enabled", false));
  }

  /// joiner-ingest never makes this call; its role allows it.
  HttpResponse<String> setPassword(String account, String password)
      throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("type", "password").put("value", password);
    return call("PUT", "/" + account + "/reset-password", body.put("temporary", false));
  }

  HttpResponse<String> logOut(String account) throws IOException, InterruptedException {
    return call("POST", "/" + account + "/logout", null);
  }

  JsonNode sessions(String account) throws IOException, InterruptedException {
    return JSON.readTree(call("GET", "/" + account + "/sessions", null).body());
  }

  JsonNode account(String account) throws IOException, InterruptedException {
    return JSON.readTree(call("GET", "/" + account, null).body());
  }

  KeycloakAccounts accounts() {
    return new KeycloakAccounts(http, issuer, token);
  }

  private HttpResponse<String> call(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    var users = issuer.toString().replace("/realms/", "/admin/realms/") + "/users";
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    var request =
        HttpRequest.newBuilder(URI.create(users + path))
            .method(method, publisher)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
