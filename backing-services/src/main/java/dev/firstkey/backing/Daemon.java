package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/// Holds the servers that the tests of one build share, and ends with the build.
///
/// It also ends when no test JVM has used it for a while, which is how a run from an editor is
/// cleaned up, and when its record is gone. What it started it stops, and what the servers wrote it
/// deletes.
final class Daemon {

  private final Path home;
  private final Path folder;
  private final BuildOwner owner;
  private final Duration idle;
  private long lastUsed = System.nanoTime();

  private Daemon(Path home, BuildOwner owner, Duration idle) {
    this.home = home;
    this.folder = BackingFiles.privateFolder(home.resolve("run-" + ProcessHandle.current().pid()));
    this.owner = owner;
    this.idle = idle;
  }

  /// @param args the folder of this build, the owner's pid and start, and `auto`, `process` or
  ///   `containers`
  public static void main(String[] args) {
    var owner = new BuildOwner(Long.parseLong(args[1]), args[2]);
    var daemon = new Daemon(Path.of(args[0]), owner, Duration.parse(args[4]));
    Servers servers = Servers.start(daemon.folder, BackingMode.parse(args[3]));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> daemon.end(servers)));
    daemon.announce(servers);
    while (daemon.isWanted()) {
      Pause.briefly();
    }
  }

  private void announce(Servers servers) {
    Properties record = new Properties();
    new ChildProcess(ProcessHandle.current(), home.resolve("daemon.log")).record(record);
    record.setProperty("folder", folder.toString());
    record.setProperty("bootstrap", servers.bootstrapServers());
    record.setProperty("why", servers.why());
    BackingFiles.writePrivately(home.resolve("daemon.properties"), record);
  }

  private boolean isWanted() {
    if (owner.isGone() || !isAnnounced()) {
      return false;
    }
    if (isUsed()) {
      lastUsed = System.nanoTime();
    }
    return System.nanoTime() - lastUsed < idle.toNanos() || !retract();
  }

  private boolean isAnnounced() {
    return Long.toString(ProcessHandle.current().pid())
        .equals(BackingFiles.properties(home.resolve("daemon.properties")).getProperty("pid"));
  }

  private boolean isUsed() {
    Path users = home.resolve("users");
    if (!Files.isDirectory(users)) {
      return false;
    }
    try (var files = Files.list(users)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .anyMatch(pid ->
              ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Under the lock that a newcomer takes, so that nobody joins a daemon that has decided to end.
  private boolean retract() {
    return FileGuard.alone(
        home.resolve("lock"),
        () -> {
          if (isUsed()) {
            return false;
          }
          BackingFiles.delete(home.resolve("daemon.properties"));
          return true;
        });
  }

  private void end(Servers servers) {
    servers.close();
    if (owner.isGone()) {
      BackingFiles.delete(home.resolve("owner.properties"));
      BackingFiles.deleteTree(home);
    } else {
      BackingFiles.deleteTree(folder);
    }
  }
}
