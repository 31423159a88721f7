package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryForbids;
import dev.firstkey.joineringest.DirectoryRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls of a directory with a bearer token. A token that is not accepted is renewed once. What is
/// not expected fails: 400 for good, 401 and 403 until somebody sees to our rights, all other
/// answers and silence until later. Redirects are not followed, so that no token goes where it was
/// not meant to.
///
/// @param base what stands before every path
/// @param mediaType of the bodies, and of the answers
record BearerCalls(
    WebClient client, Tokens tokens, String base, String mediaType, Duration timeout) {

  /// One call.
  ///
  /// @param path URL-encoded
  /// @param headers beside those of every call
  /// @param body may be null
  record Call(
      HttpMethod method, String path, Map<String, String> headers, @Nullable JsonObject body) {

    static Call of(HttpMethod method, String path, @Nullable JsonObject body) {
      return new Call(method, path, Map.of(), body);
    }
  }

  /// @param expected the status codes that are an answer
  Uni<HttpResponse<Buffer>> call(Call call, Set<Integer> expected) {
    return once(call)
        .flatMap(
            response -> response.statusCode() == 401 ? once(call) : Uni.createFrom().item(response))
        .onFailure(failure -> !isTold(failure))
        .transform(failure -> new DirectoryAway(call.method().name(), failure))
        .invoke(response -> insist(call.method(), response.statusCode(), expected));
  }

  /// The id of what the call made: the last part of the address that its answer gives.
  static String made(HttpResponse<Buffer> response) {
    String address = Objects.requireNonNull(response.getHeader("location"));
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private Uni<HttpResponse<Buffer>> once(Call call) {
    return tokens
        .token()
        .flatMap(token ->
            send(call, token)
                .invoke(response -> {
                  if (response.statusCode() == 401) {
                    tokens.forget(token);
                  }
                }));
  }

  private Uni<HttpResponse<Buffer>> send(Call call, String token) {
    HttpRequest<Buffer> request =
        client
            .requestAbs(call.method(), base + call.path())
            .timeout(timeout.toMillis())
            .followRedirects(false)
            .bearerTokenAuthentication(token)
            .putHeader("accept", mediaType);
    call.headers().forEach(request::putHeader);
    JsonObject body = call.body();
    return body == null
        ? request.send()
        : request.putHeader("content-type", mediaType).sendJsonObject(body);
  }

  private static boolean isTold(Throwable failure) {
    return failure instanceof DirectoryAway || failure instanceof DirectoryForbids;
  }

  private static void insist(HttpMethod method, int status, Set<Integer> expected) {
    if (expected.contains(status)) {
      return;
    }
    if (status == 400) {
      throw new DirectoryRefused("directory call " + method + " was answered with 400");
    }
    if (status == 401) {
      throw DirectoryForbids.all(method.name(), status);
    }
    if (status == 403) {
      throw DirectoryForbids.one(method.name(), status);
    }
    throw new DirectoryAway(method.name(), status);
  }
}
