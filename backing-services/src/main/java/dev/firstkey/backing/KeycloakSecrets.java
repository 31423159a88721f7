package dev.firstkey.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The random passwords and client secrets of the local realm: one for each `${FIRSTKEY_...}`
/// placeholder of the realm files, and one for the bootstrap administrator.
///
/// Made at the first start, kept in one file of mode 600, read again at each later start: Keycloak
/// imports a realm once, so the file and the database schema live and die together.
final class KeycloakSecrets {

  /// The key of the bootstrap administrator's password.
  static final String ADMIN = "KC_BOOTSTRAP_ADMIN_PASSWORD";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(FIRSTKEY_[A-Z0-9_]+)}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeycloakSecrets() {}

  static Map<String, String> keep(Path file, List<Path> realmFiles) throws IOException {
    var secrets = read(file);
    if (needed(realmFiles).stream()
            .filter(name -> secrets.putIfAbsent(name, random()) == null)
            .count()
        > 0) {
      write(file, secrets);
    }
    return Map.copyOf(secrets);
  }

  private static TreeSet<String> needed(List<Path> realmFiles) throws IOException {
    var names = new TreeSet<>(List.of(ADMIN));
    for (var file : realmFiles) {
      PLACEHOLDER
          .matcher(Files.readString(file))
          .results()
          .forEach(found -> names.add(found.group(1)));
    }
    return names;
  }

  static TreeMap<String, String> read(Path file) throws IOException {
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    return lines.stream()
        .filter(line -> line.contains("="))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
  }

  /// Written beside and moved over it: a crash leaves the old file or the new one.
  private static void write(Path file, Map<String, String> secrets) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var beside = Files.createTempFile(file.getParent(), "secrets", ".new", ownerOnly);
    var lines = new ArrayList<String>();
    secrets.forEach((name, value) -> lines.add(name + "=" + value));
    Files.write(beside, lines);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// 192 bits, in letters, digits, `-` and `_`.
  private static String random() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
