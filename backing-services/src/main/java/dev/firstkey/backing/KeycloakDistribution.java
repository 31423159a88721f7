package dev.firstkey.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the Keycloak distribution comes from: `org.keycloak:keycloak-quarkus-dist:zip`, as Maven
/// has it.
///
/// Nothing here downloads. `./mvnw -q -B -N dependency:get -Dartifact=<COORDINATES>
/// -Dtransitive=false` puts the archive (177 MB) into the local repository; [#inLocalRepository]
/// finds it there.
public final class KeycloakDistribution {

  /// The release that the realm and the calls of joiner-ingest were tried with.
  public static final String VERSION = "26.7.3";

  /// What to ask Maven for.
  public static final String COORDINATES = "org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip";

  private KeycloakDistribution() {}

  /// The archive in Maven's local repository (`maven.repo.local`, else `~/.m2/repository`), or
  /// empty where nobody has fetched it.
  public static Optional<Path> inLocalRepository() {
    var name = "keycloak-quarkus-dist-" + VERSION + ".zip";
    var zip =
        repository().resolve("org/keycloak/keycloak-quarkus-dist").resolve(VERSION).resolve(name);
    return Optional.of(zip).filter(Files::isRegularFile);
  }

  private static Path repository() {
    var configured = System.getProperty("maven.repo.local");
    return configured != null
        ? Path.of(configured)
        : Path.of(System.getProperty("user.home"), ".m2", "repository");
  }
}
