package dev.firstkey.enrollmentgateway;

import dev.firstkey.backing.KeycloakDistribution;
import dev.firstkey.backing.KeycloakServer;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A real Keycloak with the realm of the local stack, at which the page lets people sign in.
public final class KeycloakBacking implements QuarkusTestResourceLifecycleManager {
  // The test class is loaded by another class loader.
  private static final String ISSUER = "firstkey.test.keycloak.issuer";
  private static final String SECRET = "firstkey.test.keycloak.secret";
  private static final Path TARGET = Path.of("target");

  private PostgresServer postgres;
  private KeycloakServer keycloak;

  @Override
  public Map<String, String> start() {
    try {
      postgres = PostgresServer.start(Files.createTempDirectory(TARGET, "postgres"), 0);
      keycloak = KeycloakServer.start(settings()).awaitReady(Duration.ofMinutes(4));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    System.setProperty(ISSUER, keycloak.issuer());
    System.setProperty(SECRET, keycloak.secrets().get("FIRSTKEY_SECRET_JOINER_INGEST"));
    return Map.of("firstkey.gateway.sign-in.issuer", keycloak.issuer());
  }

  private KeycloakServer.Settings settings() throws IOException {
    var schema = ServiceDatabase.provision(postgres, "firstkey", "keycloak");
    return new KeycloakServer.Settings(
        TARGET.resolve("keycloak"),
        KeycloakDistribution.inLocalRepository().orElseThrow(),
        Path.of("..", "deploy/local/realm"),
        freePort(),
        new KeycloakServer.Database(
            postgres.host(),
            postgres.port(),
            "firstkey",
            schema.ownerUser(),
            schema.ownerPassword(),
            schema.schema()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static String issuer() {
    return System.getProperty(ISSUER);
  }

  /// Of joiner-ingest.
  static String secret() {
    return System.getProperty(SECRET);
  }

  @Override
  public void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
