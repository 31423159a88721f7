package dev.firstkey.local.stack;

import dev.firstkey.tlog.SignerKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The file with the key that signs the audit log's checkpoints: mode 600, made once. It is in no
/// database.
final class LogKey {

  private LogKey() {}

  /// The replicas of audit-sink share it.
  ///
  /// @param origin the name of the log, where the key is made now
  static synchronized Path in(Path folder, String origin) {
    var file = folder.resolve("log.key");
    if (Files.notExists(file)) {
      write(file, origin);
    }
    return file;
  }

  static SignerKey read(Path file) {
    try {
      return SignerKey.of(Files.readString(file).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path file, String origin) {
    var seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      var part = file.resolveSibling("log.key.part");
      Files.deleteIfExists(part);
      Files.createFile(part, ownerOnly);
      Files.writeString(part, SignerKey.of(origin, seed).secret() + "\n");
      Files.move(part, file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
