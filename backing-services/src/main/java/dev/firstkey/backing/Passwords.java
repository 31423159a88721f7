package dev.firstkey.backing;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// Random passwords, made once and kept in a file that only its owner may read.
final class Passwords {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /// 192 random bits in hexadecimal: safe inside SQL and URLs.
  static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The password recorded for this name, or a new one, recorded before it is returned.
  static String recorded(Path folder, String name) {
    Path file = folder.resolve("roles.properties");
    return FileGuard.alone(
        folder.resolve("roles.lock"),
        () -> {
          Properties known = BackingFiles.properties(file);
          if (known.getProperty(name) == null) {
            known.setProperty(name, random());
            BackingFiles.writePrivately(file, known);
          }
          return known.getProperty(name);
        });
  }
}
