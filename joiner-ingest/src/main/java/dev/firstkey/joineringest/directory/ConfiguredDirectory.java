package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.jboss.logging.Logger;

/// The one directory, as `firstkey.directory.kind` says. What is missing in its settings stops the
/// start.
class ConfiguredDirectory {
  private static final Logger LOG = Logger.getLogger(ConfiguredDirectory.class);

  @Produces
  @ApplicationScoped
  Directory directory(Vertx vertx, DirectoryConfig config, Clock clock) {
    return switch (config.kind()) {
      case KEYCLOAK -> new KeycloakDirectory(vertx, config, clock);
      case SCIM -> new ScimDirectory(vertx, config, clock);
    };
  }

  void start(@Observes StartupEvent started, Directory directory) {
    LOG.infof("directory=%s abilities=%s", directory.name(), directory.abilities());
  }
}
