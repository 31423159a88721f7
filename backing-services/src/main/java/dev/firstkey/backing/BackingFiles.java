package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Properties;

/// Where this module lies on disk, and small files that only their owner may read.
///
/// The class paths of the broker and of the daemon are written by the build beside the compiled
/// classes, so the place of these classes leads to them from any module's tests and from the local
/// stack.
final class BackingFiles {

  private BackingFiles() {}

  /// The class path of the broker's own process.
  static String brokerClassPath() {
    return classPath(
        "firstkey.backing.broker-classpath", module().resolve("broker/target/broker.classpath"));
  }

  /// The class path of the daemon: this module and what it needs.
  static String daemonClassPath() {
    String libraries =
        classPath("firstkey.backing.daemon-classpath", module().resolve("target/daemon.classpath"));
    return codeSource() + java.io.File.pathSeparator + libraries;
  }

  /// The folder of this module in the source tree.
  static Path module() {
    Path folder = codeSource();
    while (folder != null && !Files.isRegularFile(folder.resolve("broker/pom.xml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "The backing services run from the source tree, and "
              + codeSource()
              + " lies outside of one.");
    }
    return folder;
  }

  private static String classPath(String property, Path file) {
    String given = System.getProperty(property);
    if (given != null) {
      return given;
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing: build with `./mvnw -pl <module> -am`, which writes it.");
    }
    return read(file).strip();
  }

  private static Path codeSource() {
    String name = BackingFiles.class.getSimpleName() + ".class";
    URL url = Objects.requireNonNull(BackingFiles.class.getResource(name));
    String text = url.toString().replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
    int depth =
        url.getProtocol().equals("jar") ? 0 : BackingFiles.class.getName().split("\\.").length;
    Path path = Path.of(URI.create(text)).toAbsolutePath();
    for (int i = 0; i < depth; i++) {
      path = Objects.requireNonNull(path.getParent());
    }
    return path;
  }

  static Path privateFolder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (FileAlreadyExistsException e) {
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.toAbsolutePath();
  }

  /// Replaces the file in one step; mode 600 from its first byte on.
  static void writePrivately(Path file, String text) {
    try {
      Path part =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              file.getFileName().toString(),
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void writePrivately(Path file, Properties properties) {
    StringBuilder text = new StringBuilder();
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(name ->
            text.append(name).append('=').append(properties.getProperty(name)).append('\n'));
    writePrivately(file, text.toString());
  }

  /// The properties in the file; empty where there is none.
  static Properties properties(Path file) {
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(BackingFiles::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
