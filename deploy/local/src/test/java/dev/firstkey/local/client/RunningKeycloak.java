package dev.firstkey.local.client;

import dev.firstkey.backing.KeycloakServer;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.ServiceDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A Keycloak of its own on a PostgreSQL of its own. Only the unpacked, built server is kept from
/// run to run (20 s of 45).
record RunningKeycloak(PostgresServer postgres, KeycloakServer keycloak) implements AutoCloseable {

  static RunningKeycloak start() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory(Path.of("target"), "postgres");
    var postgres = PostgresServer.start(folder, 0);
    var schema = ServiceDatabase.provision(postgres, "firstkey", "keycloak");
    var database =
        new KeycloakServer.Database(
            postgres.host(),
            postgres.port(),
            "firstkey",
            schema.ownerUser(),
            schema.ownerPassword(),
            schema.schema());
    var settings =
        new KeycloakServer.Settings(
            Path.of("target", "keycloak"), archive(), Path.of("realm"), freePort(), database);
    var keycloak = KeycloakServer.start(settings);
    return new RunningKeycloak(postgres, keycloak.awaitReady(Duration.ofMinutes(3)));
  }

  /// The build wrote down where Maven keeps it.
  private static Path archive() throws IOException {
    return Path.of(Files.readString(Path.of("target", "keycloak.archive")).strip());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try (postgres) {
      keycloak.close();
    }
  }
}
