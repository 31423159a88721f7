package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real Keycloak as a child process, on PostgreSQL, reachable from this machine only.
///
/// The realm is imported once, into an empty schema; its secrets are made then (see [#secrets]).
/// The state folder and the schema belong together: delete both or none. Two servers must not share
/// a state folder.
public final class KeycloakServer implements AutoCloseable {

  /// What a server is started with.
  ///
  /// @param dir the state folder: the unpacked server, its log, its secrets
  /// @param distribution the archive, see [KeycloakDistribution]
  /// @param realms the folder with the `*-realm.json` files
  /// @param port the HTTP port on 127.0.0.1; the server knows itself as `http://localhost:port`
  /// @param database where it keeps its tables
  /// @param pages where staff sign in, as the realm is imported
  public record Settings(
      Path dir, Path distribution, Path realms, int port, Database database, Pages pages) {

    /// With the pages of the default ports.
    public Settings(Path dir, Path distribution, Path realms, int port, Database database) {
      this(
          dir,
          distribution,
          realms,
          port,
          database,
          new Pages("http://localhost:18082", "http://localhost:18084"));
    }
  }

  /// The origins of the pages for staff.
  ///
  /// @param registrars the gateway's
  /// @param analysts audit-sink's
  public record Pages(String registrars, String analysts) {}

  /// The PostgreSQL that Keycloak uses. The schema exists, and the user owns it.
  public record Database(
      String host, int port, String name, String user, String password, String schema) {

    String url() {
      return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    @Override
    public String toString() {
      return url() + " schema " + schema + " as " + user;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ProcessHandle process;
  private final int port;
  private final Path dir;
  private final Map<String, String> secrets;

  private KeycloakServer(ProcessHandle process, int port, Path dir, Map<String, String> secrets) {
    this.process = process;
    this.port = port;
    this.dir = dir;
    this.secrets = secrets;
  }

  /// Unpacks and builds where that was not done before (25 s in all), then starts the server and
  /// returns at once: see [#awaitReady]. A server that still runs in this state folder is stopped
  /// first. The server does not end with the JVM that started it.
  public static KeycloakServer start(Settings settings) throws InterruptedException {
    var dir = settings.dir().toAbsolutePath().normalize();
    try {
      Files.createDirectories(dir);
      running(dir).ifPresent(KeycloakServer::close);
      return launch(settings, dir);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The server that runs in this state folder, whoever started it.
  public static Optional<KeycloakServer> running(Path stateFolder) {
    var dir = stateFolder.toAbsolutePath().normalize();
    try {
      if (Files.notExists(record(dir))) {
        return Optional.empty();
      }
      var written = Files.readString(record(dir)).strip().split(" ");
      var secrets = KeycloakSecrets.read(secretsFile(dir));
      return ProcessHandle.of(Long.parseLong(written[0]))
          .filter(handle -> runsFrom(handle, dir))
          .map(handle -> new KeycloakServer(handle, Integer.parseInt(written[1]), dir, secrets));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A process id is used again after a while: only a process that names our folder is ours.
  private static boolean runsFrom(ProcessHandle handle, Path dir) {
    return handle
        .info()
        .commandLine()
        .filter(line -> line.contains("-Dkc.home.dir=" + dir + "/"))
        .isPresent();
  }

  private static Path record(Path dir) {
    return dir.resolve("keycloak.process");
  }

  private static Path secretsFile(Path dir) {
    return dir.resolve("keycloak.secrets");
  }

  private static Path log(Path dir) {
    return dir.resolve("keycloak.log");
  }

  private static KeycloakServer launch(Settings settings, Path dir)
      throws IOException, InterruptedException {
    var realmFiles = KeycloakHome.realmFiles(settings.realms());
    var secrets = KeycloakSecrets.keep(secretsFile(dir), realmFiles);
    var home = KeycloakHome.unpack(settings.distribution(), dir);
    home.build(log(dir));
    home.place(realmFiles);
    var process = process(home, settings, dir, secrets).toHandle();
    // Who reads it meanwhile finds the old record or the new one, and never half of one.
    var next =
        Files.writeString(dir.resolve("keycloak.next"), process.pid() + " " + settings.port());
    Files.move(next, record(dir), StandardCopyOption.ATOMIC_MOVE);
    return new KeycloakServer(process, settings.port(), dir, secrets);
  }

  /// Secrets go by the environment: a command line can be read by everybody on the machine.
  private static Process process(
      KeycloakHome home, Settings settings, Path dir, Map<String, String> secrets)
      throws IOException {
    var builder = home.process(arguments(settings), log(dir));
    builder.environment().putAll(secrets);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("GATEWAY_ORIGIN", settings.pages().registrars());
    builder.environment().put("AUDIT_ORIGIN", settings.pages().analysts());
    builder.environment().put("KC_DB_PASSWORD", settings.database().password());
    return builder.start();
  }

  private static List<String> arguments(Settings settings) {
    var database = settings.database();
    return List.of(
        "start",
        "--optimized",
        "--import-realm",
        "--cache=local",
        "--db-url=" + database.url(),
        "--db-username=" + database.user(),
        "--db-schema=" + database.schema(),
        "--db-pool-max-size=20",
        "--hostname=http://localhost:" + settings.port(),
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + settings.port());
  }

  private static void end(ProcessHandle handle) throws InterruptedException {
    handle.destroy();
    if (!ended(handle)) {
      handle.destroyForcibly();
      if (!ended(handle)) {
        throw new IllegalStateException("Keycloak's process " + handle.pid() + " does not end");
      }
    }
  }

  private static boolean ended(ProcessHandle handle) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (handle.isAlive() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return !handle.isAlive();
  }

  /// Waits until the realm answers.
  ///
  /// @throws IllegalStateException where the process ends or the time is over; with the log's end
  public KeycloakServer awaitReady(Duration atMost) throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
      while (!answers(http)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException("Keycloak is not ready.\n" + logEnd());
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    return this;
  }

  private boolean answers(HttpClient http) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String logEnd() {
    try {
      var lines = Files.readAllLines(log(dir));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException failure) {
      return "Its log " + log(dir) + " can not be read: " + failure;
    }
  }

  /// Where it answers: `http://localhost:PORT`.
  public URI baseUrl() {
    return URI.create("http://localhost:" + port);
  }

  /// The `iss` of the realm's tokens.
  public String issuer() {
    return baseUrl() + "/realms/firstkey";
  }

  public long pid() {
    return process.pid();
  }

  /// The random values behind the realm's `${FIRSTKEY_...}` placeholders by name, and the bootstrap
  /// administrator's (`KC_BOOTSTRAP_ADMIN_PASSWORD`; its name is `admin`). They are kept in the
  /// state folder, file `keycloak.secrets`, mode 600.
  public Map<String, String> secrets() {
    return secrets;
  }

  /// Ends the server: asks, waits 15 s, then kills. When it returns the process is gone.
  @Override
  public void close() {
    try {
      end(process);
      Files.deleteIfExists(record(dir));
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
