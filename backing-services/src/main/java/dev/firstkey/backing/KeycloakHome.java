package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// One unpacked Keycloak: unpacked once, built once for PostgreSQL without a cluster.
///
/// `kc.sh` keeps a shell in front of its Java process; the same Java command line is used here
/// directly, so that the child process is the server itself and a signal reaches it.
final class KeycloakHome {

  /// What nobody needs here, and what could make a second way to a credential (the account console
  /// and its API), is built out.
  private static final List<String> BUILD =
      List.of(
          "build",
          "--db=postgres",
          "--cache=local",
          "--health-enabled=false",
          "--metrics-enabled=false",
          "--features-disabled=account,account-api,kerberos,impersonation,ciba,device-flow,par,organization");

  private final Path home;

  private KeycloakHome(Path home) {
    this.home = home;
  }

  /// Unpacks `distribution` into `dir` unless that was done before.
  static KeycloakHome unpack(Path distribution, Path dir) throws IOException {
    var home = dir.resolve("keycloak-" + KeycloakDistribution.VERSION);
    if (Files.notExists(home)) {
      var fresh = Files.createTempDirectory(dir, "unpack");
      extract(distribution, fresh);
      Files.move(fresh.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(fresh);
    }
    return new KeycloakHome(home);
  }

  private static void extract(Path archive, Path into) throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entry : zip.stream().toList()) {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("The archive names a path outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (var bytes = zip.getInputStream(entry)) {
            Files.copy(bytes, target);
          }
        }
      }
    }
  }

  /// Runs Keycloak's own build step (about 20 s) unless the same one was finished before.
  void build(Path log) throws IOException, InterruptedException {
    var stamp = home.resolve("firstkey-built");
    var wanted = String.join("\n", BUILD);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    var exit = process(BUILD, log).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("Keycloak's build step ended with " + exit + "; see " + log);
    }
    Files.writeString(stamp, wanted);
  }

  /// Puts the realm files where `--import-realm` looks.
  void place(List<Path> realmFiles) throws IOException {
    var imports = home.resolve("data/import");
    clear(imports);
    Files.createDirectories(imports);
    for (var file : realmFiles) {
      Files.copy(file, imports.resolve(file.getFileName()));
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// The realm files of a folder, in the order of their names.
  static List<Path> realmFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-realm.json")).sorted().toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /// A Keycloak process with these arguments; what it says goes to `log`. It sees none of the
  /// caller's settings for Keycloak, Quarkus or the JVM.
  ProcessBuilder process(List<String> arguments, Path log) {
    var command = new ArrayList<>(java());
    command.addAll(1, Compilers.options());
    command.addAll(arguments);
    var process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    process.environment().keySet().removeIf(KeycloakHome::foreign);
    process.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return process;
  }

  private static boolean foreign(String name) {
    return name.matches("(KC_|QUARKUS_|FIRSTKEY_|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS).*");
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms64m",
        "-Xmx512m",
        "-XX:MaxMetaspaceSize=256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }
}
