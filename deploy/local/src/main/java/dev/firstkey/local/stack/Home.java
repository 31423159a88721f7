package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The checkout that is run, and the one folder that holds all state (mode 700).
///
/// @param checkout the root of the source tree, built
/// @param state `.firstkey` in the checkout, or what `FIRSTKEY_HOME` names
public record Home(Path checkout, Path state) {

  /// As the command `./firstkey` says it.
  public static Home here() {
    var checkout =
        Path.of(System.getProperty("firstkey.checkout", ".")).toAbsolutePath().normalize();
    var asked = System.getenv("FIRSTKEY_HOME");
    var state =
        asked == null || asked.isBlank()
            ? checkout.resolve(".firstkey")
            : Path.of(asked).toAbsolutePath().normalize();
    return new Home(checkout, state);
  }

  /// Makes the state folder where there is none.
  Home made() {
    folder(state);
    folder(logs());
    return this;
  }

  boolean exists() {
    return Files.isDirectory(state);
  }

  public Path logs() {
    return state.resolve("logs");
  }

  /// The folder of one part, made where there is none, for its owner only.
  Path of(String part) {
    return folder(state.resolve(part));
  }

  private static Path folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (IOException failure) {
      throw new Trouble(
          "The folder "
              + folder
              + " can not be made ("
              + failure
              + "). FIRSTKEY_HOME names another.");
    }
  }

  /// @throws Trouble where there is too little room for a stack to live
  void requireRoom() {
    long needed = Files.exists(state.resolve("keycloak")) ? 500 : 2_000;
    try {
      long free = Files.getFileStore(state).getUsableSpace() / 1_000_000;
      if (free < needed) {
        throw new Trouble(
            """
            The disk is full: %d MB are free under %s, and the stack needs %d MB.
            Make room, or let FIRSTKEY_HOME name a folder on another disk.\
            """
                .formatted(free, state, needed));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
