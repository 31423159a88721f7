package dev.firstkey.joineringest.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where the directory is and who we are there.
@ConfigMapping(prefix = "firstkey.directory")
interface DirectoryConfig {

  /// The directories that there is an adapter for.
  enum Kind {
    /// Accounts, passkeys and sessions.
    KEYCLOAK,
    /// Any service that speaks SCIM 2.0: accounts.
    SCIM
  }

  /// What the directory is.
  @WithDefault("keycloak")
  Kind kind();

  /// The name that events give the directory.
  @WithDefault("${firstkey.directory.kind:keycloak}")
  String name();

  /// Keycloak's base URL, or that of the SCIM service with its version.
  @WithDefault("http://localhost:18085")
  String url();

  /// Keycloak's realm that holds the accounts.
  @WithDefault("firstkey")
  String realm();

  /// Where tokens come from; where not set, from Keycloak's realm.
  Optional<String> tokenUrl();

  /// A file that holds a token, where none is to be asked for; read at each call.
  Optional<Path> tokenFile();

  /// What access bundles stand for: Keycloak's group for each, by its path (`/warehouse`). An
  /// account is in no other of these groups. None is given where none is named here.
  Map<String, String> bundles();

  /// Whether a SCIM service is given access bundles, as `entitlements` of the type `access-bundle`.
  @WithDefault("false")
  boolean entitlements();

  /// Whether a passkey stays that a worker added at Keycloak while signed in with one of ours.
  /// Where not, everything that Firstkey did not publish is taken away.
  @WithDefault("false")
  boolean secondPasskey();

  /// Whether a run of drift also looks through all accounts for some that name a worker of whom
  /// nothing was heard. Where nothing is said, it does at Keycloak; in a SCIM service others may
  /// keep external ids of their own.
  Optional<Boolean> lookForUnknown();

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
