package dev.firstkey.local.stack;

import dev.firstkey.backing.KeycloakServer;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.ServiceDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keycloak with the realm `firstkey`, on the same PostgreSQL.
record KeycloakPart(Home home, Ports row, PostgresPart postgres) implements Part {

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public Map<Integer, String> ports() {
    return Map.of(row.at(Ports.KEYCLOAK), "Keycloak");
  }

  @Override
  public String address() {
    return "http://localhost:" + row.at(Ports.KEYCLOAK);
  }

  /// The `iss` of the realm's tokens.
  String realm() {
    return address() + "/realms/firstkey";
  }

  @Override
  public Path log() {
    return folder().resolve("keycloak.log");
  }

  @Override
  public Optional<Running> running() {
    return server().flatMap(server -> ProcessHandle.of(server.pid())).map(Running::of);
  }

  Optional<KeycloakServer> server() {
    return home.exists() ? KeycloakServer.running(folder()) : Optional.empty();
  }

  /// Passwords and client secrets of the realm by the names in the realm file.
  ///
  /// @throws Trouble where Keycloak does not run
  Map<String, String> secrets() {
    return server()
        .map(KeycloakServer::secrets)
        .orElseThrow(() -> new Trouble("Keycloak does not run. `./firstkey up` starts it."));
  }

  @Override
  public void start() {
    try {
      KeycloakServer.start(settings(postgres.server().orElseThrow()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private KeycloakServer.Settings settings(PostgresServer server) {
    var schema = ServiceDatabase.provision(server, PostgresPart.DATABASE, "keycloak");
    var database =
        new KeycloakServer.Database(
            server.host(),
            server.port(),
            PostgresPart.DATABASE,
            schema.ownerUser(),
            schema.ownerPassword(),
            schema.schema());
    return new KeycloakServer.Settings(
        home.of("keycloak"),
        archive(),
        home.checkout().resolve("deploy/local/realm"),
        row.at(Ports.KEYCLOAK),
        database,
        new KeycloakServer.Pages(
            Service.ENROLLMENT_GATEWAY.url(row, 1), Service.AUDIT_SINK.url(row, 1)));
  }

  /// The build wrote down where Maven keeps the archive.
  private Path archive() {
    var file = home.checkout().resolve("deploy/local/target/keycloak.archive");
    try {
      return Path.of(Files.readString(file).strip());
    } catch (IOException _) {
      throw new Trouble(file + " is missing. `./firstkey up` builds what is missing.");
    }
  }

  @Override
  public boolean ready() {
    return Http.answers(URI.create(realm() + "/.well-known/openid-configuration"));
  }

  @Override
  public void stop() {
    server().ifPresent(KeycloakServer::close);
  }

  @Override
  public List<Part> needs() {
    return List.of(postgres);
  }

  private Path folder() {
    return home.state().resolve("keycloak");
  }
}
