package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A realm file that names two secrets and holds none.
class KeycloakSecretsTest {

  @TempDir private Path dir;
  private Path file;
  private Path realm;

  @BeforeEach
  void writeRealm() throws Exception {
    file = dir.resolve("keycloak.secrets");
    realm =
        Files.writeString(dir.resolve("x-realm.json"), "${FIRSTKEY_A} ${FIRSTKEY_B} ${username}");
  }

  @Test
  void getsOneForEachPlaceholderAndOneForTheAdministrator() throws Exception {
    var secrets = KeycloakSecrets.keep(file, List.of(realm));

    assertThat(secrets).containsOnlyKeys("FIRSTKEY_A", "FIRSTKEY_B", KeycloakSecrets.ADMIN);
    assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(value -> value.length() == 32);
  }

  @Test
  void keepsThemInAFileForTheOwnerOnly() throws Exception {
    KeycloakSecrets.keep(file, List.of(realm));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void staysTheSameWhenAskedAgain() throws Exception {
    var first = KeycloakSecrets.keep(file, List.of(realm));

    assertThat(KeycloakSecrets.keep(file, List.of(realm))).isEqualTo(first);
  }

  @Test
  void growsWithTheRealm() throws Exception {
    var first = KeycloakSecrets.keep(file, List.of(realm));
    Files.writeString(realm, "${FIRSTKEY_A} ${FIRSTKEY_B} ${FIRSTKEY_C}");

    assertThat(KeycloakSecrets.keep(file, List.of(realm)))
        .containsAllEntriesOf(first)
        .containsKey("FIRSTKEY_C");
  }
}
