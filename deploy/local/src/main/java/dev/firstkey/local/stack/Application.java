package dev.firstkey.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// The packaged application of a module.
final class Application {

  private Application() {}

  /// Copies what the build made for the module, in place of the copy before.
  static void copy(Path module, Path target) throws IOException {
    var built = module.resolve("target/quarkus-app");
    if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
      throw new Trouble(built + " is missing. `./firstkey up` builds what is missing.");
    }
    remove(target);
    try (var files = Files.walk(built)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            target.resolve(built.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /// Removes a folder and everything in it. A link is removed, not what it names.
  static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
