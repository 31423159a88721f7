package dev.firstkey.joineringest.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the directory is and who we are there.
@ConfigMapping(prefix = "firstkey.directory")
interface DirectoryConfig {

  /// The name that events give the directory.
  @WithDefault("keycloak")
  String name();

  /// Keycloak's base URL.
  @WithDefault("http://localhost:18085")
  String url();

  /// The realm that holds the accounts.
  @WithDefault("firstkey")
  String realm();

  /// The service account's client.
  @WithDefault("joiner-ingest")
  String clientId();

  /// The client's secret.
  Optional<String> clientSecret();

  /// A file that holds the client's secret; read at each token, so that it can change.
  Optional<Path> clientSecretFile();

  /// How long one call may take.
  @WithDefault("5s")
  Duration timeout();
}
