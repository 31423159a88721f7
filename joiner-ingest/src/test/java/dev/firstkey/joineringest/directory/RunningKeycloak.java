package dev.firstkey.joineringest.directory;

import dev.firstkey.backing.KeycloakDistribution;
import dev.firstkey.backing.KeycloakServer;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.ServiceDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A Keycloak of its own on a PostgreSQL of its own. The unpacked, built server is kept from run to
/// run.
record RunningKeycloak(PostgresServer postgres, KeycloakServer keycloak) implements AutoCloseable {
  private static final Path TARGET = Path.of("target");

  static RunningKeycloak start() throws IOException, InterruptedException {
    PostgresServer postgres =
        PostgresServer.start(Files.createTempDirectory(TARGET, "postgres"), 0);
    try {
      KeycloakServer keycloak = KeycloakServer.start(settings(postgres));
      return new RunningKeycloak(postgres, keycloak.awaitReady(Duration.ofMinutes(4)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      KeycloakServer.running(TARGET.resolve("keycloak")).ifPresent(KeycloakServer::close);
      postgres.close();
      throw e;
    }
  }

  private static KeycloakServer.Settings settings(PostgresServer postgres) throws IOException {
    var schema = ServiceDatabase.provision(postgres, "firstkey", "keycloak");
    return new KeycloakServer.Settings(
        TARGET.resolve("keycloak"),
        KeycloakDistribution.inLocalRepository().orElseThrow(),
        realm(),
        freePort(),
        new KeycloakServer.Database(
            postgres.host(),
            postgres.port(),
            "firstkey",
            schema.ownerUser(),
            schema.ownerPassword(),
            schema.schema()));
  }

  // The local stack lets two demo workers share an address; here nobody may.
  private static Path realm() throws IOException {
    String shared = Files.readString(Path.of("..", "deploy/local/realm/firstkey-realm.json"));
    String unique =
        shared.replaceFirst(
            "\"duplicateEmailsAllowed\"\\s*:\\s*true", "\"duplicateEmailsAllowed\": false");
    if (unique.equals(shared)) {
      throw new IllegalStateException("the realm says nothing of shared addresses");
    }
    Path folder = Files.createDirectories(TARGET.resolve("realm-with-unique-mails"));
    Files.writeString(folder.resolve("firstkey-realm.json"), unique);
    return folder;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return keycloak.baseUrl().toString();
  }

  String secret() {
    return keycloak.secrets().get("FIRSTKEY_SECRET_JOINER_INGEST");
  }

  @Override
  public void close() {
    try (postgres) {
      keycloak.close();
    }
  }
}
