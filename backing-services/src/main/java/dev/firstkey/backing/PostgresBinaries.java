package dev.firstkey.backing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs of this platform, unpacked once into the module's build folder.
record PostgresBinaries(Path home) {

  static PostgresBinaries unpacked() {
    Path target = BackingFiles.module().resolve("target");
    Path home = target.resolve("postgres");
    BackingFiles.privateFolder(target);
    return FileGuard.alone(
        target.resolve("postgres.lock"),
        () -> {
          if (!Files.isRegularFile(home.resolve("unpacked"))) {
            unpack(home);
          }
          return new PostgresBinaries(home);
        });
  }

  /// The program with its arguments; through an own user name space for root, whom PostgreSQL
  /// refuses to run as.
  List<String> command(String program, String... arguments) {
    var command = new java.util.ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void unpack(Path home) {
    BackingFiles.deleteTree(home);
    BackingFiles.privateFolder(home);
    try (InputStream archive = archive();
        var tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, home);
      }
      Files.writeString(home.resolve("unpacked"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path home)
      throws IOException {
    Path path = home.resolve(entry.getName()).normalize();
    if (!path.startsWith(home)) {
      throw new IOException("The archive names a file outside of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, path);
      Files.setPosixFilePermissions(
          path,
          PosixFilePermissions.fromString(
              (entry.getMode() & 0100) != 0 ? "rwx------" : "rw-------"));
    }
  }

  private static InputStream archive() {
    String name = "postgres-" + system() + "-" + architecture() + ".txz";
    InputStream archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
    if (archive == null) {
      throw new IllegalStateException(
          "No PostgreSQL programs for this platform are on the class path (" + name + ")");
    }
    return archive;
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
  }
}
