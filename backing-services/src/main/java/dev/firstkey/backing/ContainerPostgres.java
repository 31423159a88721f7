package dev.firstkey.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL in a container, for tests only, as durable as the child process. The container ends
/// with the daemon.
record ContainerPostgres(PostgreSQLContainer container) implements AutoCloseable {

  private static final String IMAGE = "postgres:18";

  /// @param folder where test JVMs find its address and password
  static ContainerPostgres start(Path folder) {
    String password = Passwords.random();
    List<String> command = new ArrayList<>(List.of("postgres"));
    PostgresServer.SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    var container =
        new PostgreSQLContainer(IMAGE)
            .withDatabaseName("postgres")
            .withUsername(PostgresServer.SUPERUSER)
            .withPassword(password)
            .withCommand(command.toArray(String[]::new));
    container.start();
    PostgresServer.elsewhere(folder, container.getHost(), container.getMappedPort(5432), password);
    return new ContainerPostgres(container);
  }

  @Override
  public void close() {
    container.close();
  }
}
