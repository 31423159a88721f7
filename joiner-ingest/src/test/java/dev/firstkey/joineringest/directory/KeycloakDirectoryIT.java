package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryForbids;
import dev.firstkey.joineringest.domain.DesiredAccount;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.SeenAccount;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The real Keycloak, started once, with the realm of the local stack in which mail addresses are
/// unique.
class KeycloakDirectoryIT extends DirectoryContract {
  private static RunningKeycloak running;
  private static Vertx vertx;
  private static DirectoryConfig config;

  @BeforeAll
  static void start() throws Exception {
    running = RunningKeycloak.start();
    vertx = Vertx.vertx();
    config = TestConfig.keycloak(running.url(), running.secret());
    String staff = group("/groups", "staff");
    group("/groups/" + staff + "/children", "warehouse");
    group("/groups/" + staff + "/children", "payments admin");
  }

  @AfterAll
  static void stop() {
    if (vertx != null) {
      vertx.closeAndAwait();
    }
    if (running != null) {
      running.close();
    }
  }

  @Override
  Directory directory() {
    return new KeycloakDirectory(vertx, config, Clock.systemUTC());
  }

  @Test
  void groupsThatStandForNoBundleAreLeftAlone() {
    String id = provision();
    String other = group("/groups", "other" + worker);
    call(HttpMethod.PUT, "/users/" + id + "/groups/" + other, null);
    assertThat(bundles(id)).isEmpty();
    done(() -> directory().grant(id, "warehouse"));
    done(() -> directory().withdraw(id, "warehouse"));
    JsonArray groups = call(HttpMethod.GET, "/users/" + id + "/groups", null).bodyAsJsonArray();
    assertThat(groups).hasSize(1);
  }

  @Test
  void aCredentialOfATypeThatKeycloakDoesNotKnowIsIgnoredAndReadingBackTellsSo() {
    String id = provision();
    Passkey passkey = passkey(id, "a2V5LTE");
    assertThat(put(id, KeycloakJson.credential(passkey).put("type", "webauthn-to-come")))
        .isEqualTo(204);
    assertThat(isPublished(id, passkey)).isFalse();
    assertThat(put(id, KeycloakJson.credential(passkey))).isEqualTo(204);
    assertThat(isPublished(id, passkey)).isTrue();
  }

  private static int put(String id, JsonObject credential) {
    JsonObject change = new JsonObject().put("credentials", new JsonArray().add(credential));
    return call(HttpMethod.PUT, "/users/" + id, change).statusCode();
  }

  // As a task reads it back: not before it is as desired is anything said.
  private boolean isPublished(String id, Passkey passkey) {
    var seen = SeenAccount.of(found().stream().toList(), held(id));
    assertThat(seen.isEnabled()).isTrue();
    var desired =
        new DesiredAccount(true, person("Ada"), "e-1", List.of(passkey), Set.of(), List.of());
    assertThat(seen.holds(passkey)).isEqualTo(seen.is(desired));
    return seen.holds(passkey);
  }

  @Test
  void whatBundlesStandForIsSaidWithoutDoubt() {
    for (var wrong :
        List.of(
            Map.of("warehouse", "staff"),
            Map.of("a b", "/staff"),
            Map.of("one", "/staff", "two", "/staff"))) {
      assertThatThrownBy(() -> new KeycloakGroups(calls(), wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("firstkey.directory.bundles");
    }
  }

  @Test
  void aSecretThatIsNotTheOneIsNoDirectoryThatIsAway() {
    var locked =
        new KeycloakDirectory(
            vertx, TestConfig.keycloak(running.url(), "another"), Clock.systemUTC());
    assertThatThrownBy(() -> done(() -> locked.claims(worker)))
        .isInstanceOfSatisfying(DirectoryForbids.class, it -> assertThat(it.isForAll()).isTrue());
  }

  private static String group(String path, String name) {
    String location =
        call(HttpMethod.POST, path, new JsonObject().put("name", name)).getHeader("location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Override
  void delete(String accountId) {
    call(HttpMethod.DELETE, "/users/" + accountId, null);
  }

  private static HttpResponse<Buffer> call(HttpMethod method, String path, JsonObject body) {
    var call = BearerCalls.Call.of(method, path, body);
    return done(() -> calls().call(call, Set.of(200, 201, 204)));
  }

  private static BearerCalls calls() {
    String base = config.url() + "/admin/realms/" + config.realm();
    WebClient client = WebClient.create(vertx);
    String tokenUrl = config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/token";
    var tokens = new ClientCredentials(client, tokenUrl, config, Clock.systemUTC());
    return new BearerCalls(client, tokens, base, "application/json", config.timeout());
  }
}
