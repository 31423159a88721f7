package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The file with the key of the gateway's DPoP nonces: 32 random bytes, mode 600, made once.
final class NonceKey {

  private NonceKey() {}

  /// The replicas of the gateway share it.
  static synchronized Path in(Path folder) {
    var file = folder.resolve("nonce.key");
    if (Files.notExists(file)) {
      write(file);
    }
    return file;
  }

  private static void write(Path file) {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createFile(file, ownerOnly);
      Files.write(file, key);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
