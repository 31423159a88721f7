package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The one Kafka and the one PostgreSQL of this build, as seen by one of its test JVMs.
///
/// They live in `target/firstkey-backing/<owner>` of the checkout, so builds in other checkouts,
/// and other builds in this one, have their own.
record SharedServers(String bootstrapServers, PostgresServer postgres, long daemonPid, Path home) {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /// Joins the servers of this build, or starts them where nobody has, or where they died.
  static SharedServers join() {
    return join(BuildOwner.ofThisProcess(), IDLE);
  }

  static SharedServers join(BuildOwner owner, Duration idle) {
    Path home = BackingFiles.privateFolder(all().resolve(owner.key()));
    BackingFiles.writePrivately(home.resolve("owner.properties"), owner.record());
    return FileGuard.alone(home.resolve("lock"), () -> joinAlone(home, owner, idle));
  }

  private static SharedServers joinAlone(Path home, BuildOwner owner, Duration idle) {
    if (daemon(home).isEmpty()) {
      sweep();
      stopRuns(home);
      start(home, owner, idle);
    }
    BackingFiles.privateFolder(home.resolve("users"));
    BackingFiles.writePrivately(
        home.resolve("users").resolve(Long.toString(ProcessHandle.current().pid())), "");
    Properties found = BackingFiles.properties(home.resolve("daemon.properties"));
    PostgresServer postgres =
        PostgresServer.running(Path.of(found.getProperty("folder"), "postgres"))
            .orElseThrow(
                () -> new IllegalStateException("The shared PostgreSQL has died; see " + home));
    long daemon = Long.parseLong(found.getProperty("pid"));
    return new SharedServers(found.getProperty("bootstrap"), postgres, daemon, home);
  }

  private static Optional<ChildProcess> daemon(Path home) {
    return ChildProcess.recorded(
        BackingFiles.properties(home.resolve("daemon.properties")), home.resolve("daemon.log"));
  }

  private static void start(Path home, BuildOwner owner, Duration idle) {
    BackingFiles.delete(home.resolve("daemon.properties"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            BackingFiles.daemonClassPath(),
            Daemon.class.getName(),
            home.toString(),
            Long.toString(owner.pid()),
            owner.started(),
            BackingMode.asked().text(),
            idle.toString());
    ChildProcess daemon = ChildProcess.start(command, home, home.resolve("daemon.log"));
    daemon.awaitReady(
        "The daemon of the backing services",
        PATIENCE,
        () -> Files.isRegularFile(home.resolve("daemon.properties")));
    System.out.println(
        BackingFiles.properties(home.resolve("daemon.properties")).getProperty("why"));
  }

  // What a build left behind that was killed together with its daemon.
  private static void sweep() {
    try (var homes = Files.list(all())) {
      homes
          .filter(Files::isDirectory)
          .filter(SharedServers::abandoned)
          .forEach(SharedServers::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // In this order: a daemon that cleans up after its owner takes the owner's record away before its
  // own.
  private static boolean abandoned(Path home) {
    if (daemon(home).isPresent()) {
      return false;
    }
    Properties owner = BackingFiles.properties(home.resolve("owner.properties"));
    return owner.getProperty("pid") != null && ChildProcess.recorded(owner, home).isEmpty();
  }

  private static void remove(Path home) {
    stopRuns(home);
    BackingFiles.deleteTree(home);
  }

  // The servers of a daemon that was killed run on without it, and would do so for ever.
  private static void stopRuns(Path home) {
    try (var runs = Files.list(home)) {
      for (Path run :
          runs.filter(folder -> folder.getFileName().toString().startsWith("run-")).toList()) {
        KafkaBroker.running(run.resolve("kafka")).ifPresent(KafkaBroker::close);
        PostgresServer.running(run.resolve("postgres")).ifPresent(PostgresServer::close);
        BackingFiles.deleteTree(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path all() {
    return BackingFiles.privateFolder(
        BackingFiles.module().resolveSibling("target/firstkey-backing"));
  }
}
