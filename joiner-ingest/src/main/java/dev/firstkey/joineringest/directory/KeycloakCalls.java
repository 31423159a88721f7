package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.DirectoryRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls of Keycloak's admin API with the service account's token. A token that is not accepted is
/// renewed once. Answers that are not expected fail: 400 for good, all others until later.
final class KeycloakCalls {
  private final WebClient client;
  private final KeycloakTokens tokens;
  private final DirectoryConfig config;

  KeycloakCalls(WebClient client, KeycloakTokens tokens, DirectoryConfig config) {
    this.client = client;
    this.tokens = tokens;
    this.config = config;
  }

  /// @param path behind the realm, URL-encoded
  /// @param body may be null
  /// @param expected the status codes that are an answer
  Uni<HttpResponse<Buffer>> call(
      HttpMethod method, String path, @Nullable JsonObject body, Set<Integer> expected) {
    return once(method, path, body)
        .flatMap(response ->
            response.statusCode() == 401
                ? once(method, path, body)
                : Uni.createFrom().item(response))
        .invoke(response -> insist(method, response.statusCode(), expected));
  }

  private Uni<HttpResponse<Buffer>> once(
      HttpMethod method, String path, @Nullable JsonObject body) {
    return tokens
        .token()
        .flatMap(token ->
            send(method, path, body, token)
                .invoke(response -> {
                  if (response.statusCode() == 401) {
                    tokens.forget(token);
                  }
                }));
  }

  private Uni<HttpResponse<Buffer>> send(
      HttpMethod method, String path, @Nullable JsonObject body, String token) {
    var request =
        client
            .requestAbs(method, config.url() + "/admin/realms/" + config.realm() + path)
            .timeout(config.timeout().toMillis())
            .bearerTokenAuthentication(token);
    return body == null ? request.send() : request.sendJsonObject(body);
  }

  private static void insist(HttpMethod method, int status, Set<Integer> expected) {
    if (expected.contains(status)) {
      return;
    }
    if (status == 400) {
      throw new DirectoryRefused("directory call " + method + " was answered with 400");
    }
    throw new DirectoryAway(method.name(), status);
  }
}
