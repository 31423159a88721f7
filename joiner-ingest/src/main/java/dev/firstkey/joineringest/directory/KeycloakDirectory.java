package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keycloak's admin API. Keycloak erases what a change of a user leaves out once one of name, mail
/// or attributes is in it, so [#describe] always sends all of them, and the other changes none.
final class KeycloakDirectory implements Directory {
  private static final int PAGE = 100;
  private static final Set<Integer> OK = Set.of(200);
  private static final Set<Integer> DONE = Set.of(204);

  private final BearerCalls calls;
  private final String name;
  private final KeycloakGroups groups;
  private final boolean isListing;
  private final Optional<KeycloakLog> log;

  KeycloakDirectory(Vertx vertx, DirectoryConfig config, Clock clock) {
    WebClient client = WebClient.create(vertx);
    this.calls =
        new BearerCalls(
            client,
            new ClientCredentials(client, tokenUrl(config), config, clock),
            config.url() + "/admin/realms/" + config.realm(),
            "application/json",
            config.timeout());
    this.name = config.name();
    this.groups = new KeycloakGroups(calls, config.bundles());
    this.isListing = config.lookForUnknown().orElse(true);
    this.log = config.secondPasskey() ? Optional.of(new KeycloakLog(calls)) : Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ability> abilities() {
    Set<Ability> abilities = EnumSet.allOf(Ability.class);
    if (groups.isEmpty()) {
      abilities.remove(Ability.BUNDLES);
    }
    if (!isListing) {
      abilities.remove(Ability.LISTING);
    }
    return abilities;
  }

  // Keycloak does not keep the attribute unique.
  @Override
  public Uni<List<Account>> claims(String workerId) {
    String query = encode("workerId:" + workerId);
    return call(
            HttpMethod.GET,
            "/users?exact=true&briefRepresentation=false&max=100&q=" + query,
            null,
            OK)
        .map(response -> KeycloakJson.accounts(response.bodyAsJsonArray(), workerId));
  }

  @Override
  public Uni<Optional<Account>> claim(String accountId, String workerId) {
    return call(HttpMethod.GET, "/users/" + encode(accountId), null, Set.of(200, 404))
        .map(response ->
            response.statusCode() == 200
                ? KeycloakJson.account(response.bodyAsJsonObject(), workerId)
                : Optional.empty());
  }

  @Override
  public Uni<Optional<Account>> create(
      String username, String workerId, String episodeId, Optional<Person> person) {
    JsonObject user =
        KeycloakJson.description(workerId, episodeId, person)
            .put("username", username)
            .put("enabled", true);
    return call(HttpMethod.POST, "/users", user, Set.of(201, 409))
        .flatMap(response ->
            response.statusCode() == 201
                ? claim(BearerCalls.made(response), workerId).invoke(KeycloakDirectory::insist)
                : named(username, workerId));
  }

  private static void insist(Optional<Account> made) {
    if (made.isEmpty()) {
      throw new IllegalStateException("an account that was made does not say whose it is");
    }
  }

  private Uni<Optional<Account>> named(String username, String workerId) {
    String path = "/users?exact=true&briefRepresentation=false&username=" + encode(username);
    return call(HttpMethod.GET, path, null, OK)
        .map(response ->
            KeycloakJson.accounts(response.bodyAsJsonArray(), workerId).stream()
                .filter(account -> account.username().equalsIgnoreCase(username))
                .findFirst());
  }

  @Override
  public Uni<Void> describe(
      String accountId, String workerId, String episodeId, Optional<Person> person) {
    return call(
            HttpMethod.PUT,
            "/users/" + accountId,
            KeycloakJson.description(workerId, episodeId, person),
            Set.of(204, 409))
        .invoke(response -> {
          if (response.statusCode() == 409) {
            throw new DirectoryRefused("another account has the mail");
          }
        })
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> enable(String accountId, boolean enabled) {
    return change(accountId, new JsonObject().put("enabled", enabled), DONE);
  }

  @Override
  public Uni<List<HeldCredential>> credentials(String accountId) {
    return call(HttpMethod.GET, "/users/" + accountId + "/credentials", null, OK)
        .map(response -> KeycloakJson.credentials(response.bodyAsJsonArray()))
        .flatMap(held -> asLogged(accountId, held));
  }

  @Override
  public Uni<Set<String>> addedTo(Instant since) {
    return log.map(it -> it.addedTo(since)).orElseGet(() -> Uni.createFrom().item(Set.of()));
  }

  // Who has but one cannot have added one while signed in with another.
  private Uni<List<HeldCredential>> asLogged(String accountId, List<HeldCredential> held) {
    return log.filter(_ -> held.size() > 1)
        .map(it -> it.told(accountId, held))
        .orElseGet(() -> Uni.createFrom().item(held));
  }

  // 409: a credential of that label is there already. Whether it is the same is read back.
  @Override
  public Uni<Void> publish(String accountId, Passkey passkey) {
    JsonObject change =
        new JsonObject().put("credentials", new JsonArray().add(KeycloakJson.credential(passkey)));
    return change(accountId, change, Set.of(204, 409));
  }

  @Override
  public Uni<Void> remove(String accountId, HeldCredential credential) {
    return call(
            HttpMethod.DELETE,
            "/users/" + accountId + "/credentials/" + credential.reference(),
            null,
            Set.of(204, 404))
        .replaceWithVoid();
  }

  @Override
  public Uni<Set<String>> bundles(String accountId) {
    return groups.of(accountId);
  }

  @Override
  public Uni<Void> grant(String accountId, String bundle) {
    return groups.join(accountId, bundle);
  }

  @Override
  public Uni<Void> withdraw(String accountId, String bundle) {
    return groups.leave(accountId, bundle);
  }

  @Override
  public Uni<Void> logOut(String accountId) {
    return call(HttpMethod.POST, "/users/" + accountId + "/logout", null, DONE).replaceWithVoid();
  }

  // Its search by attribute wants a value, so all are read.
  @Override
  public Uni<Page> marked(int from) {
    String path = "/users?briefRepresentation=false&max=" + PAGE + "&first=" + from;
    return call(HttpMethod.GET, path, null, OK)
        .map(HttpResponse::bodyAsJsonArray)
        .map(users ->
            new Page(
                KeycloakJson.marked(users),
                users.size() < PAGE ? OptionalInt.empty() : OptionalInt.of(from + users.size())));
  }

  private Uni<Void> change(String accountId, JsonObject change, Set<Integer> expected) {
    return call(HttpMethod.PUT, "/users/" + accountId, change, expected).replaceWithVoid();
  }

  private Uni<HttpResponse<Buffer>> call(
      HttpMethod method, String path, @Nullable JsonObject body, Set<Integer> expected) {
    return calls.call(BearerCalls.Call.of(method, path, body), expected);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String tokenUrl(DirectoryConfig config) {
    return config
        .tokenUrl()
        .orElse(config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/token");
  }
}
