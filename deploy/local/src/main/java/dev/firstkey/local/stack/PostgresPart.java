package dev.firstkey.local.stack;

import dev.firstkey.backing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL, with a schema for each service and one for Keycloak in the database `firstkey`.
record PostgresPart(Home home, Ports row) implements Part {
  static final String DATABASE = "firstkey";

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public Map<Integer, String> ports() {
    return Map.of(row.at(Ports.POSTGRES), "PostgreSQL");
  }

  @Override
  public String address() {
    return "127.0.0.1:" + row.at(Ports.POSTGRES);
  }

  @Override
  public Path log() {
    return folder().resolve("postgres.log");
  }

  @Override
  public Optional<Running> running() {
    return server().flatMap(server -> ProcessHandle.of(server.pid())).map(Running::of);
  }

  /// The server that runs.
  Optional<PostgresServer> server() {
    return home.exists() ? PostgresServer.running(folder()) : Optional.empty();
  }

  @Override
  public void start() {
    PostgresServer.start(folder(), row.at(Ports.POSTGRES));
  }

  @Override
  public boolean ready() {
    return server().isPresent();
  }

  @Override
  public void stop() {
    server().ifPresent(PostgresServer::close);
  }

  @Override
  public List<Part> needs() {
    return List.of();
  }

  private Path folder() {
    return home.state().resolve("postgres");
  }
}
