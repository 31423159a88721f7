package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.DirectoryRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What access bundles stand for in Keycloak: groups, by their paths. Other groups of an account
/// are somebody else's: `docs/decisions/0023-access-bundles.md`.
final class KeycloakGroups {
  private static final Logger LOG = Logger.getLogger(KeycloakGroups.class);
  private static final Pattern BUNDLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern PATH = Pattern.compile("(/[^/]+)+");

  private static final Set<Integer> ANSWERED = Set.of(204, 403);

  private final BearerCalls calls;
  private final Map<String, String> paths;

  /// @param paths the path of the group of each bundle
  /// @throws IllegalArgumentException where a bundle or a path is none, or two bundles have one
  ///   group: which of them an account has could not be seen
  KeycloakGroups(BearerCalls calls, Map<String, String> paths) {
    this.calls = calls;
    this.paths = Map.copyOf(paths);
    this.paths.forEach(KeycloakGroups::check);
    if (new HashSet<>(paths.values()).size() < paths.size()) {
      throw new IllegalArgumentException("two of firstkey.directory.bundles have the same group");
    }
  }

  private static void check(String bundle, String path) {
    if (!BUNDLE.matcher(bundle).matches() || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "firstkey.directory.bundles.NAME=/path/of/group, and a NAME is 1 to 64 of A-Z a-z 0-9 . _ -");
    }
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /// The bundles whose groups the account is in.
  Uni<Set<String>> of(String accountId) {
    return calls
        .call(call(HttpMethod.GET, "/users/" + accountId + "/groups"), Set.of(200))
        .map(response ->
            response.bodyAsJsonArray().stream()
                .map(group -> ((JsonObject) group).getString("path"))
                .collect(Collectors.toSet()))
        .map(this::bundles);
  }

  private Set<String> bundles(Set<String> groups) {
    return paths.entrySet().stream()
        .filter(entry -> groups.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  Uni<Void> join(String accountId, String bundle) {
    return group(bundle)
        .flatMap(group ->
            group
                .map(id -> member(HttpMethod.PUT, accountId, id))
                .orElseGet(() ->
                    Uni.createFrom().failure(new DirectoryRefused("there is no such bundle"))));
  }

  /// Where the group is gone, so is the membership. A group that Keycloak does not let us take the
  /// account out of is named in the log, and the call is refused: somebody has to mend that.
  Uni<Void> leave(String accountId, String bundle) {
    return group(bundle)
        .flatMap(group ->
            group
                .map(id -> member(HttpMethod.DELETE, accountId, id))
                .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> member(HttpMethod method, String accountId, String group) {
    return calls
        .call(call(method, "/users/" + accountId + "/groups/" + group), ANSWERED)
        .invoke(response -> insist(response, method, group))
        .replaceWithVoid();
  }

  // Neither somebody's first day nor their last waits until joiner-ingest may do that.
  private static void insist(HttpResponse<Buffer> response, HttpMethod method, String group) {
    if (response.statusCode() == 403) {
      LOG.warnf("Keycloak forbids joiner-ingest %s of a member of group=%s", method, group);
      throw new DirectoryRefused("not allowed to change who is in the group");
    }
  }

  private Uni<Optional<String>> group(String bundle) {
    String path = paths.get(bundle);
    if (path == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return calls
        .call(call(HttpMethod.GET, "/group-by-path" + encode(path)), Set.of(200, 403, 404))
        .map(response -> {
          if (response.statusCode() == 403) {
            throw hidden(path);
          }
          return response.statusCode() == 200
              ? Optional.ofNullable(response.bodyAsJsonObject().getString("id"))
              : missing(path);
        });
  }

  private static DirectoryRefused hidden(String path) {
    LOG.warnf("Keycloak does not show joiner-ingest the group %s", path);
    return new DirectoryRefused("not allowed to see the group");
  }

  private static Optional<String> missing(String path) {
    LOG.warnf("Keycloak has no group %s, which firstkey.directory.bundles names", path);
    return Optional.empty();
  }

  private static String encode(String path) {
    return Arrays.stream(path.substring(1).split("/"))
        .map(part -> '/' + URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining());
  }

  private static BearerCalls.Call call(HttpMethod method, String path) {
    return BearerCalls.Call.of(method, path, null);
  }
}
