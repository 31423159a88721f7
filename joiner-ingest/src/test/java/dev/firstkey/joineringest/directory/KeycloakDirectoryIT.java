package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
    config = new Config(running.url(), running.secret());
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
    WebClient client = WebClient.create(vertx);
    var calls =
        new KeycloakCalls(client, new KeycloakTokens(client, config, Clock.systemUTC()), config);
    done(() -> calls.call(HttpMethod.DELETE, "/users/" + accountId, null, Set.of(204)));
  }

  private record Config(String url, String secret) implements DirectoryConfig {

    @Override
    public String name() {
      return "keycloak";
    }

    @Override
    public String realm() {
      return "firstkey";
    }

    @Override
    public String clientId() {
      return "joiner-ingest";
    }

    @Override
    public Optional<String> clientSecret() {
      return Optional.of(secret);
    }

    @Override
    public Optional<Path> clientSecretFile() {
      return Optional.empty();
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(15);
    }
  }
}
