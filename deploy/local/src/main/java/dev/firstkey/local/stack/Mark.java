package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Says that the stack is meant to run, and on which ports. It is there from `up` to `down`, so a
/// part that does not run meanwhile has died.
final class Mark {

  private Mark() {}

  static Optional<Ports> read(Home home) {
    try {
      return Files.isRegularFile(file(home))
          ? Optional.of(new Ports(Integer.parseInt(Files.readString(file(home)).strip())))
          : Optional.empty();
    } catch (IOException | NumberFormatException failure) {
      throw new Trouble(file(home) + " can not be read (" + failure + "). Delete it.");
    }
  }

  static void write(Home home, Ports ports) {
    try {
      Files.writeString(file(home), ports.base() + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void remove(Home home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path file(Home home) {
    return home.state().resolve("up");
  }
}
