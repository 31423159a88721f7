package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// The file with the nonce key. Made for its owner alone, where it may be made at all.
final class NonceKeyFile {
  private static final int LENGTH = 32;

  private NonceKeyFile() {}

  static byte[] read(GatewayConfig config) {
    Path file = config.nonceKeyFile().toAbsolutePath();
    try {
      if (config.createNonceKey() && !Files.exists(file)) {
        create(file);
      }
      return checked(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException("the nonce key " + file + " cannot be read", e);
    }
  }

  private static byte[] checked(Path file, byte[] key) {
    if (key.length < LENGTH) {
      throw new IllegalStateException("the nonce key " + file + " has less than 32 bytes");
    }
    return key;
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      channel.write(ByteBuffer.wrap(key));
    } catch (FileAlreadyExistsException _) {
      // Another replica on this machine was faster; its key is the one.
    }
  }
}
