package dev.firstkey.local.stack;

import dev.firstkey.backing.Compilers;
import dev.firstkey.backing.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the five services: the packaged application in a JVM of its own.
///
/// It runs from a copy, so that a later build does not change a service under its feet.
record ServicePart(
    Home home,
    Ports row,
    Service service,
    int replica,
    PostgresPart postgres,
    Brokers kafka,
    KeycloakPart keycloak)
    implements Part {

  private static final int PATIENCE = 30;

  @Override
  public String name() {
    return replica == 1 ? service.spoken() : service.spoken() + "-" + replica;
  }

  @Override
  public Map<Integer, String> ports() {
    return Map.of(service.port(row, replica), name());
  }

  @Override
  public String address() {
    return service.url(row, replica);
  }

  /// Where people reach the service, whichever replica answers.
  String publicAddress() {
    return service.url(row, 1);
  }

  @Override
  public Path log() {
    return home.logs().resolve(name() + ".log");
  }

  @Override
  public Optional<Running> running() {
    return Running.recorded(record());
  }

  @Override
  public void start() {
    start(List.of());
  }

  /// @param more what else the JVM is told
  void start(List<String> more) {
    var database =
        ServiceDatabase.provision(
            postgres.server().orElseThrow(), PostgresPart.DATABASE, service.spoken());
    var settings = new ServiceSettings(this, database);
    try {
      Application.copy(home.checkout().resolve(service.spoken()), folder().resolve("app"));
      Logs.roll(log());
      Running.begin(process(settings, more), record());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ProcessBuilder process(ServiceSettings settings, List<String> more) {
    var command = new ArrayList<>(java());
    command.addAll(Compilers.options());
    command.addAll(more);
    settings.open().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", folder().resolve("app/quarkus-run.jar").toString()));
    var process = Detached.process(command, log()).directory(folder().toFile());
    process.environment().keySet().removeIf(ServicePart::foreign);
    process.environment().putAll(settings.secret());
    return process;
  }

  /// Small and quick to start; a crash leaves no image of the memory, which holds secrets.
  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:-HeapDumpOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:ErrorFile=" + home.logs().resolve(name() + ".crash.log"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
  }

  private static boolean foreign(String name) {
    return name.matches(
        "(KC_|QUARKUS_|FIRSTKEY_|KAFKA_|MP_|SMALLRYE_|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS).*");
  }

  @Override
  public boolean ready() {
    return running().isPresent() && Http.answers(URI.create(address() + "/q/health/ready"));
  }

  @Override
  public void stop() {
    Running.end(record(), PATIENCE);
  }

  @Override
  public List<Part> needs() {
    List<Part> needs = new ArrayList<>(List.of(postgres, keycloak));
    needs.addAll(kafka.parts());
    if (kafka.wired() && service == Service.REVOCATION_WORKER) {
      needs.add(new WirePart(home, row));
    }
    return needs;
  }

  Path folder() {
    return home.of(name());
  }

  /// What all replicas share.
  Path sharedFolder() {
    return home.of(service.spoken());
  }

  private Path record() {
    return home.state().resolve(name()).resolve("process");
  }
}
