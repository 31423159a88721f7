package dev.firstkey.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A real PostgreSQL server as a child process on the loopback interface.
///
/// Durable as in production: `fsync` and `synchronous_commit` are on. The folder holds data, log
/// and the superuser's random password (mode 600); TCP wants SCRAM, and there is no other way in.
/// It does not end with the JVM that started it.
public final class PostgresServer implements AutoCloseable {

  /// Durable as in production, whatever the machine.
  static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=300",
          "shared_buffers=64MB",
          "timezone=UTC",
          // Statements carry passwords and personal data: an error is logged without them.
          "log_min_error_statement=panic");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";
  static final String SUPERUSER = "firstkey_admin";

  private final Path dir;
  private final Properties record;
  private final ChildProcess process;

  private PostgresServer(Path dir, Properties record, ChildProcess process) {
    this.dir = dir;
    this.record = record;
    this.process = process;
  }

  /// Starts the server and returns when it accepts connections. One that still runs in this folder
  /// is stopped first.
  ///
  /// @param port where clients connect; 0 takes a free one
  /// @throws IllegalStateException with the end of the server's log, where it does not come up
  ///   within a minute
  public static PostgresServer start(Path dir, int port) {
    Path folder = BackingFiles.privateFolder(dir);
    running(folder).ifPresent(PostgresServer::close);
    PostgresBinaries binaries = PostgresBinaries.unpacked();
    initialise(binaries, folder);
    Properties record = new Properties();
    record.setProperty("host", HOST);
    record.setProperty("port", Integer.toString(FreePort.orGiven(port)));
    ChildProcess process = launch(binaries, folder, record);
    process.record(record);
    BackingFiles.writePrivately(folder.resolve("server.properties"), record);
    process.awaitReady("PostgreSQL", PATIENCE, () -> ready(folder, process));
    return new PostgresServer(folder, record, process);
  }

  /// A server that something else runs, recorded in `dir` so that [#running] finds it while this
  /// JVM lives.
  static PostgresServer elsewhere(Path dir, String host, int port, String password) {
    Path folder = BackingFiles.privateFolder(dir);
    BackingFiles.writePrivately(folder.resolve("superuser.password"), password);
    Properties record = new Properties();
    record.setProperty("host", host);
    record.setProperty("port", Integer.toString(port));
    ChildProcess process = new ChildProcess(ProcessHandle.current(), log(folder));
    process.record(record);
    BackingFiles.writePrivately(folder.resolve("server.properties"), record);
    return new PostgresServer(folder, record, process);
  }

  /// The server that runs in this folder, whoever started it.
  public static Optional<PostgresServer> running(Path dir) {
    Properties record = BackingFiles.properties(dir.resolve("server.properties"));
    return ChildProcess.recorded(record, log(dir))
        .map(process -> new PostgresServer(dir, record, process));
  }

  public String host() {
    return record.getProperty("host");
  }

  public int port() {
    return Integer.parseInt(record.getProperty("port"));
  }

  /// The process id of the postmaster.
  public long pid() {
    return process.handle().pid();
  }

  public String superuser() {
    return SUPERUSER;
  }

  public String superuserPassword() {
    return BackingFiles.read(dir.resolve("superuser.password")).strip();
  }

  /// A new connection that may do anything.
  public Connection connectAsSuperuser(String database) throws SQLException {
    return Jdbc.connect(jdbcUrl(database), superuser(), superuserPassword());
  }

  /// Without a user: whoever connects names one.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
  }

  Path dir() {
    return dir;
  }

  /// Stops the server in order, ending its connections; after 30 seconds it is killed. Data stay.
  @Override
  public void close() {
    process.stop(this::askToEnd, Duration.ofSeconds(30));
  }

  private void askToEnd() {
    ChildProcess.run(
        PostgresBinaries.unpacked()
            .command("pg_ctl", "stop", "-D", data(dir).toString(), "-m", "fast", "-w", "-t", "25"),
        dir,
        log(dir));
  }

  private static void initialise(PostgresBinaries binaries, Path folder) {
    if (Files.isRegularFile(folder.resolve("initialised"))) {
      return;
    }
    BackingFiles.deleteTree(data(folder));
    Path password = folder.resolve("superuser.password");
    BackingFiles.writePrivately(password, Passwords.random());
    ChildProcess.run(
        binaries.command(
            "initdb",
            "-D",
            data(folder).toString(),
            "-U",
            SUPERUSER,
            "--pwfile=" + password,
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C",
            "--data-checksums"),
        folder,
        log(folder));
    BackingFiles.writePrivately(folder.resolve("initialised"), "");
  }

  private static ChildProcess launch(PostgresBinaries binaries, Path folder, Properties record) {
    forgetForeignPid(data(folder).resolve("postmaster.pid"));
    List<String> command =
        binaries.command(
            "postgres", "-D", data(folder).toString(), "-p", record.getProperty("port"));
    command.addAll(List.of("-c", "listen_addresses=" + HOST, "-c", "unix_socket_directories="));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    return ChildProcess.start(command, folder, log(folder));
  }

  // PostgreSQL will not start while the pid that a killed server left behind is alive, even as
  // another program's.
  private static void forgetForeignPid(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    long pid = Long.parseLong(BackingFiles.read(file).lines().findFirst().orElse("0").strip());
    boolean postgres =
        ProcessHandle.of(pid)
            .flatMap(h -> h.info().command())
            .filter(c -> c.endsWith("postgres"))
            .isPresent();
    if (!postgres) {
      BackingFiles.delete(file);
    }
  }

  // The file's first line is the pid and its eighth the state; one of another pid is a killed
  // server's.
  private static boolean ready(Path folder, ChildProcess process) {
    Path file = data(folder).resolve("postmaster.pid");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<String> lines = BackingFiles.read(file).lines().map(String::strip).toList();
    return lines.size() >= 8
        && lines.getFirst().equals(Long.toString(process.handle().pid()))
        && lines.get(7).equals("ready");
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private static Path log(Path folder) {
    return folder.resolve("postgres.log");
  }
}
