package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The accounts of any SCIM 2.0 service (RFC 7644). A worker's account has the worker's id as
/// `externalId`; SCIM has no place for episodes, passkeys and sessions, and one for access bundles
/// (`entitlements`, RFC 7643 §4.1.2) that a service need not have. A change reads the user and
/// replaces it by PUT, which every service must have, as PATCH need not be; where the service has
/// versions, only the user that was read is replaced.
final class ScimDirectory implements Directory {
  private static final Set<Integer> OK = Set.of(200);

  private final BearerCalls calls;
  private final String name;
  private final Set<Ability> abilities;

  ScimDirectory(Vertx vertx, DirectoryConfig config, Clock clock) {
    WebClient client = WebClient.create(vertx);
    this.calls =
        new BearerCalls(
            client,
            tokens(client, config, clock),
            config.url(),
            "application/scim+json",
            config.timeout());
    this.name = config.name();
    this.abilities = abilities(config);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  // A service need not keep the external id unique.
  @Override
  public Uni<List<Account>> claims(String workerId) {
    return call(HttpMethod.GET, "/Users?count=100&filter=" + encode(ScimJson.filter(workerId)), OK)
        .map(response -> ScimJson.accounts(response.bodyAsJsonObject(), workerId));
  }

  @Override
  public Uni<Optional<Account>> claim(String accountId, String workerId) {
    return call(HttpMethod.GET, "/Users/" + encode(accountId), Set.of(200, 404))
        .map(response ->
            response.statusCode() == 200
                ? ScimJson.account(response.bodyAsJsonObject(), workerId)
                : Optional.empty());
  }

  @Override
  public Uni<Optional<Account>> create(
      String username, String workerId, String episodeId, Optional<Person> person) {
    JsonObject user = ScimJson.newUser(username, workerId, person);
    return calls
        .call(BearerCalls.Call.of(HttpMethod.POST, "/Users", user), Set.of(201, 409))
        .flatMap(
            response -> response.statusCode() == 201 ? made(response) : named(username, workerId));
  }

  // What was made just now need not be in any list yet. An answer need not have a body (RFC 7644
  // §3.3), but has its address.
  private Uni<Optional<Account>> made(HttpResponse<Buffer> response) {
    Optional<Account> made = ScimJson.made(response.bodyAsJsonObject());
    return made.isPresent()
        ? Uni.createFrom().item(made)
        : call(HttpMethod.GET, "/Users/" + BearerCalls.made(response), OK)
            .map(read -> ScimJson.made(read.bodyAsJsonObject()));
  }

  private Uni<Optional<Account>> named(String username, String workerId) {
    return call(HttpMethod.GET, "/Users?filter=" + encode(ScimJson.filterByName(username)), OK)
        .map(response ->
            ScimJson.accounts(response.bodyAsJsonObject(), workerId).stream()
                .filter(account -> account.username().equalsIgnoreCase(username))
                .findFirst());
  }

  @Override
  public Uni<Void> describe(
      String accountId, String workerId, String episodeId, Optional<Person> person) {
    return change(accountId, user -> ScimJson.described(user, workerId, person));
  }

  @Override
  public Uni<Void> enable(String accountId, boolean enabled) {
    return change(accountId, user -> ScimJson.enabled(user, enabled));
  }

  @Override
  public Uni<Set<String>> bundles(String accountId) {
    return call(HttpMethod.GET, "/Users/" + encode(accountId), OK)
        .map(response -> ScimJson.bundles(response.bodyAsJsonObject()));
  }

  @Override
  public Uni<Void> grant(String accountId, String bundle) {
    return change(accountId, user -> ScimJson.granted(user, bundle));
  }

  @Override
  public Uni<Void> withdraw(String accountId, String bundle) {
    return change(accountId, user -> ScimJson.withdrawn(user, bundle));
  }

  @Override
  public Uni<Page> marked(int from) {
    String path =
        "/Users?count=100&startIndex=" + (from + 1) + "&filter=" + encode("externalId pr");
    return call(HttpMethod.GET, path, OK)
        .map(HttpResponse::bodyAsJsonObject)
        .map(list -> new Page(ScimJson.marked(list), ScimJson.next(list, from)));
  }

  private Uni<Void> change(String accountId, UnaryOperator<JsonObject> how) {
    String path = "/Users/" + encode(accountId);
    return call(HttpMethod.GET, path, OK)
        .map(HttpResponse::bodyAsJsonObject)
        .flatMap(user -> replace(path, version(user), how.apply(user)));
  }

  private Uni<Void> replace(String path, @Nullable String version, JsonObject user) {
    Map<String, String> headers = version == null ? Map.of() : Map.of("if-match", version);
    return calls
        .call(new BearerCalls.Call(HttpMethod.PUT, path, headers, user), Set.of(200, 409))
        .invoke(response -> {
          if (response.statusCode() == 409) {
            throw new DirectoryRefused("another account has what must be unique");
          }
        })
        .replaceWithVoid();
  }

  private Uni<HttpResponse<Buffer>> call(HttpMethod method, String path, Set<Integer> expected) {
    return calls.call(BearerCalls.Call.of(method, path, null), expected);
  }

  private static @Nullable String version(JsonObject user) {
    return user.getJsonObject("meta", new JsonObject()).getString("version");
  }

  private static Set<Ability> abilities(DirectoryConfig config) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    if (config.entitlements()) {
      abilities.add(Ability.BUNDLES);
    }
    if (config.lookForUnknown().orElse(false)) {
      abilities.add(Ability.LISTING);
    }
    return Set.copyOf(abilities);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Tokens tokens(WebClient client, DirectoryConfig config, Clock clock) {
    return config
        .tokenFile()
        .<Tokens>map(file -> new TokenFile(new SecretFile(file)))
        .orElseGet(() ->
            new ClientCredentials(
                client,
                config
                    .tokenUrl()
                    .orElseThrow(() ->
                        new IllegalStateException(
                            "set firstkey.directory.token-url or firstkey.directory.token-file")),
                config,
                clock));
  }
}
