package dev.firstkey.outbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/// Brings the service's schema to its version before anything else starts, as the owner role. The
/// running service has a lesser role, which the migrations grant what it needs and no more.
@ApplicationScoped
public class Schema {
  /// From this start-up priority on the tables exist.
  public static final int READY = 1;

  private final String url;
  private final String owner;
  private final String password;
  private final String schema;
  private final String runtimeRole;

  Schema(
      @ConfigProperty(name = "firstkey.migration.jdbc-url") String url,
      @ConfigProperty(name = "firstkey.migration.username") String owner,
      @ConfigProperty(name = "firstkey.migration.password") String password,
      @ConfigProperty(name = "firstkey.schema") String schema,
      @ConfigProperty(name = "firstkey.migration.runtime-role") String runtimeRole) {
    this.url = url;
    this.owner = owner;
    this.password = password;
    this.schema = schema;
    this.runtimeRole = runtimeRole;
  }

  void migrate(@Observes @Priority(READY) StartupEvent started) {
    Flyway.configure()
        .dataSource(url, owner, password)
        .defaultSchema(schema)
        .createSchemas(false)
        .locations("classpath:db/outbox", "classpath:db/service")
        // Two rows of numbers, the outbox's and the service's own, each with its own newest.
        .outOfOrder(true)
        .placeholders(Map.of("runtimeRole", runtimeRole))
        .load()
        .migrate();
  }
}
