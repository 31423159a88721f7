package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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

  @Override
  void delete(String accountId) {
    String base = config.url() + "/admin/realms/" + config.realm();
    WebClient client = WebClient.create(vertx);
    String tokenUrl = config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/token";
    var tokens = new ClientCredentials(client, tokenUrl, config, Clock.systemUTC());
    var calls = new BearerCalls(client, tokens, base, "application/json", config.timeout());
    var call = BearerCalls.Call.of(HttpMethod.DELETE, "/users/" + accountId, null);
    done(() -> calls.call(call, Set.of(204)));
  }
}
