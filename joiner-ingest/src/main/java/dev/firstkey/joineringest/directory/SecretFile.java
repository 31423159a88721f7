package dev.firstkey.joineringest.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with one secret, read at each use, so that it can change.
record SecretFile(Path path) {

  String read() {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the secret cannot be read", e);
    }
  }
}
