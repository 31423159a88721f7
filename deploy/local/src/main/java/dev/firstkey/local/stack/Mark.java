package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says that the stack is meant to run, on which ports, how many of each service, and whether
/// revocation-worker reaches Kafka over a wire ([WirePart]). It is there from `up` to `down`, so a
/// part that does not run meanwhile has died.
record Mark(Ports ports, int replicas, boolean wired) {
  private static final String WIRED = "wired";
  private static final int MOST = 3;

  static Optional<Mark> read(Home home) {
    try {
      return Files.isRegularFile(file(home))
          ? Optional.of(of(Files.readString(file(home)).strip().split(" ")))
          : Optional.empty();
    } catch (IOException | NumberFormatException failure) {
      throw new Trouble(file(home) + " can not be read (" + failure + "). Delete it.");
    }
  }

  private static Mark of(String[] words) {
    return new Mark(
        new Ports(Integer.parseInt(words[0])),
        words.length > 1 ? Integer.parseInt(words[1]) : 1,
        words.length > 2 && words[2].equals(WIRED));
  }

  /// What `FIRSTKEY_WIRE` says; empty where it is not set.
  static Optional<Boolean> wireAsked(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!text.strip().matches("[01]")) {
      throw new Trouble("FIRSTKEY_WIRE must be 0 or 1, and is '" + text + "'.");
    }
    return Optional.of(text.strip().equals("1"));
  }

  /// What `FIRSTKEY_REPLICAS` says; empty where it is not set.
  static Optional<Integer> replicasAsked(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!text.strip().matches("[1-" + MOST + "]")) {
      throw new Trouble(
          "FIRSTKEY_REPLICAS must be a number from 1 to " + MOST + ", and is '" + text + "'.");
    }
    return Optional.of(Integer.parseInt(text.strip()));
  }

  void write(Home home) {
    try {
      var text = ports.base() + " " + replicas + (wired ? " " + WIRED : "") + "\n";
      var next = Files.writeString(home.state().resolve("up.next"), text);
      Files.move(next, file(home), StandardCopyOption.ATOMIC_MOVE);
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
