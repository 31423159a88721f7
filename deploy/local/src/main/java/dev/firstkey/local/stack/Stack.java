package dev.firstkey.local.stack;

import dev.firstkey.backing.Compilers;
import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.KafkaLogin;
import dev.firstkey.tlog.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All parts of Firstkey on this machine.
///
/// A command finds the parts by what earlier commands wrote into the state folder; nothing here
/// runs on. Only one command changes the stack at a time.
public final class Stack {
  /// The system property that says where the services that are started from now on send their
  /// traces. Without it they do what `OTEL_EXPORTER_OTLP_ENDPOINT` says.
  public static final String COLLECTOR = "otel.exporter.otlp.endpoint";

  /// The system property that says how many hires of the HRIS may come at once.
  public static final String HIRES_AT_ONCE = "firstkey.sources.hris.hires-at-once";

  static final String LOG = "/log";
  static final String SECOND_PLACE = "second-place";

  private final Home home;
  private final Mark shape;
  private final Ports ports;
  private final int replicas;
  private final Brokers kafka;
  private final PostgresPart postgres;
  private final KeycloakPart keycloak;
  private final List<Part> parts = new ArrayList<>();
  private volatile boolean abandoned;

  Stack(Home home, Mark shape) {
    this.home = home;
    this.shape = shape;
    this.ports = shape.ports();
    this.replicas = shape.replicas();
    postgres = new PostgresPart(home, ports);
    keycloak = new KeycloakPart(home, ports, postgres);
    kafka = Brokers.of(home, ports, System.getenv("FIRSTKEY_BROKERS"), shape.wired());
    parts.add(postgres);
    parts.addAll(kafka.parts());
    if (shape.wired()) {
      parts.add(new WirePart(home, ports));
    }
    parts.add(keycloak);
    for (int replica = 1; replica <= replicas; replica++) {
      addServices(replica);
    }
  }

  private void addServices(int replica) {
    Service.all()
        .map(service -> new ServicePart(home, ports, service, replica, postgres, kafka, keycloak))
        .forEach(parts::add);
  }

  /// The stack of this checkout, whether it runs or not.
  ///
  /// @throws Trouble where it runs in another shape than `FIRSTKEY_PORT_BASE`, `FIRSTKEY_REPLICAS`
  ///   or `FIRSTKEY_WIRE` says
  public static Stack here() {
    var home = Home.here();
    var ports = Ports.asked(System.getenv("FIRSTKEY_PORT_BASE"));
    var replicas = Mark.replicasAsked(System.getenv("FIRSTKEY_REPLICAS"));
    var wired = Mark.wireAsked(System.getenv("FIRSTKEY_WIRE"));
    var used = Mark.read(home).map(mark -> new Stack(home, mark)).filter(Stack::runs);
    used.ifPresent(stack -> {
      requireEqual("FIRSTKEY_PORT_BASE", ports.map(Ports::base), stack.ports.base());
      requireEqual("FIRSTKEY_REPLICAS", replicas, stack.replicas);
      requireEqual("FIRSTKEY_WIRE", wired.map(on -> on ? 1 : 0), stack.shape.wired() ? 1 : 0);
    });
    return used.orElseGet(() ->
        new Stack(
            home,
            new Mark(
                ports.orElse(new Ports(Ports.DEFAULT_BASE)),
                replicas.orElse(1),
                wired.orElse(false))));
  }

  private static void requireEqual(String variable, Optional<Integer> asked, int used) {
    if (asked.isPresent() && asked.get() != used) {
      throw new Trouble(
          """
          The stack runs with %s=%d, and you say %d.
          Unset it to use that stack, or end that stack first: unset it, and `./firstkey down`.\
          """
              .formatted(variable, used, asked.get()));
    }
  }

  /// Whether any part of it runs.
  public boolean runs() {
    return parts.stream().anyMatch(part -> part.running().isPresent());
  }

  /// Whether every part of it runs.
  public boolean runsWhole() {
    return parts.stream().allMatch(part -> part.running().isPresent());
  }

  /// Starts what does not run, and returns when every part answers.
  ///
  /// @throws Trouble where a port is taken, the disk is full, or a part does not come up
  public void up(Progress progress) {
    home.made();
    Exclusive.run(home, () -> upAlone(progress));
  }

  private void upAlone(Progress progress) {
    var missing = parts.stream().filter(part -> part.running().isEmpty()).toList();
    if (!missing.isEmpty()) {
      announce(missing, progress);
      home.requireRoom();
      new PortCheck(ports, missing).run();
    }
    shape.write(home);
    new Start(parts, progress, () -> abandoned).run();
  }

  private void announce(List<Part> missing, Progress progress) {
    if (missing.size() == parts.size()) {
      progress.say("The stack starts; its state is in " + home.state() + ".");
    } else {
      progress.say("The stack runs, but not all of it. Missing: " + names(missing) + ".");
    }
  }

  /// Ends every part in the reverse order. Data stay.
  public void down(Progress progress) {
    if (home.exists()) {
      Exclusive.run(home, () -> downAlone(progress));
    }
  }

  private void downAlone(Progress progress) {
    new End(parts, progress).run();
    Mark.remove(home);
  }

  /// Ends every part, also those that this very process is starting in another thread.
  public void abandon(Progress progress) {
    abandoned = true;
    down(progress);
    Waiting.pause(500);
    if (runs()) {
      down(progress);
    }
  }

  /// The parts that do not run, by name; empty where the stack is whole.
  public String missing() {
    return names(parts.stream().filter(part -> part.running().isEmpty()).toList());
  }

  /// Ends every part and deletes all state: databases, topics, accounts, keys.
  public void reset(Progress progress) {
    if (!home.exists()) {
      return;
    }
    down(progress);
    progress.say("Deleting " + home.state() + ".");
    try {
      Application.remove(home.state());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Prints a line for each part.
  ///
  /// @return whether every part is ready
  public boolean status(PrintStream out) {
    return new Status(home, parts).print(out);
  }

  /// Prints the last lines of the log of the part with this name.
  ///
  /// @param follow also what it says from now on, until this process is ended
  public void printLog(String name, boolean follow, PrintStream out) throws IOException {
    var log = part(name).log();
    out.println(Logs.end(log, 200));
    if (follow) {
      Logs.follow(log, out);
    }
  }

  private Part part(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Trouble("There is no " + name + ". There are: " + names(parts) + "."));
  }

  /// The addresses for clients, by the names in `./firstkey env`.
  public Map<String, String> env() {
    var all = new LinkedHashMap<String, String>();
    all.put("FIRSTKEY_KAFKA", kafka.bootstrapServers());
    all.put("FIRSTKEY_KAFKA_PROPERTIES", written(Source.HRIS.user(), hris()));
    all.put(
        "FIRSTKEY_KAFKA_CONTRACTORS_PROPERTIES",
        written(Source.CONTRACTORS.user(), kafka.client(Source.CONTRACTORS.user())));
    all.put("FIRSTKEY_KAFKA_WRITEBACK_PROPERTIES", written(KafkaUsers.HR, hr()));
    all.put("FIRSTKEY_KAFKA_OBSERVER_PROPERTIES", written(KafkaUsers.OBSERVER, observer()));
    Service.all().forEach(service -> all.put(service.variable(), url(service)));
    all.put("FIRSTKEY_STAFF_PAGE", staffPage());
    all.put("FIRSTKEY_CONSOLE", console());
    all.put("FIRSTKEY_LOG", log());
    all.put("FIRSTKEY_LOG_VKEY", logKey().toString());
    all.put("FIRSTKEY_OIDC", realm());
    return all;
  }

  /// Where a registrar confirms people, in a browser.
  public String staffPage() {
    return url(Service.ENROLLMENT_GATEWAY) + "/staff/";
  }

  /// Where an analyst reads the log, in a browser.
  public String console() {
    return url(Service.AUDIT_SINK) + "/console/";
  }

  /// Whose accounts and passwords they sign in with there, for people.
  public String registrars() {
    return "as registrar or registrar-two; their passwords are in "
        + home.state().resolve("keycloak").resolve("keycloak.secrets");
  }

  /// Where the audit log is read.
  public String log() {
    return url(Service.AUDIT_SINK) + LOG;
  }

  /// The public half of the key that signs the audit log.
  public VerifierKey logKey() {
    var folder = home.of(Service.AUDIT_SINK.spoken());
    return LogKey.read(LogKey.in(folder, Service.AUDIT_SINK.logOrigin(ports))).verifier();
  }

  /// The folder that keeps the audit log besides the database.
  public Path logSecondPlace() {
    return home.of(Service.AUDIT_SINK.spoken()).resolve(SECOND_PLACE);
  }

  private String written(String user, KafkaClient client) {
    var folder = home.of("kafka-users");
    var file = folder.resolve(user + ".properties");
    client.write(file);
    client.writeForKcat(folder.resolve(user + ".kcat"));
    return file.toString();
  }

  /// Kafka for the HRIS, which may write to its topic and nothing else.
  public KafkaClient hris() {
    return kafka.client(Source.HRIS.user());
  }

  /// Kafka for HR, which reads what it is told back and nothing else.
  public KafkaClient hr() {
    return kafka.client(KafkaUsers.HR);
  }

  /// Kafka for who reads every topic and writes none.
  public KafkaClient observer() {
    return kafka.client(KafkaUsers.OBSERVER);
  }

  /// Everybody who may sign in at Kafka.
  public List<KafkaLogin> kafkaUsers() {
    var users = new ArrayList<>(kafka.users().all());
    users.add(kafka.users().admin());
    return users;
  }

  /// Kafka for who may do everything.
  public KafkaClient kafkaAdmin() {
    return kafka.admin();
  }

  public String url(Service service) {
    return service.url(ports, 1);
  }

  /// Where each replica of a service answers.
  public List<String> urls(Service service) {
    return IntStream.rangeClosed(1, replicas).mapToObj(n -> service.url(ports, n)).toList();
  }

  /// The realm, which is also the issuer of its tokens.
  public String realm() {
    return keycloak.realm();
  }

  /// Where Keycloak answers.
  public String directory() {
    return keycloak.address();
  }

  /// See [KeycloakServer#secrets].
  public Map<String, String> secrets() {
    return keycloak.secrets();
  }

  /// The process of each part that runs.
  public Map<String, Long> pids() {
    var pids = new LinkedHashMap<String, Long>();
    for (var part : parts) {
      part.running().ifPresent(running -> pids.put(part.name(), running.handle().pid()));
    }
    return pids;
  }

  /// Whether a service runs with the first compiler alone ([Compilers]).
  public boolean isQuick() {
    return services()
        .flatMap(part -> part.running().stream())
        .anyMatch(running -> Compilers.isQuick(running.handle()));
  }

  /// Resident memory of each part that runs, in MB, as far as the system tells.
  public Map<String, Long> memory() {
    var memory = new LinkedHashMap<String, Long>();
    for (var part : parts) {
      part.running().flatMap(Running::memory).ifPresent(mb -> memory.put(part.name(), mb));
    }
    return memory;
  }

  /// Ends one part alone, as a fault would; `up` starts it again.
  public void stop(String name) {
    part(name).stop();
  }

  /// Kills one part with SIGKILL, as the kernel would when memory is short; `up` starts it again.
  public void kill(String name) {
    part(name).running().orElseThrow(() -> new Trouble(name + " does not run.")).kill();
  }

  /// Starts a service again with an agent that halts it when it passes a point.
  ///
  /// @param mark the file that proves that it did
  public void startHalting(String name, String point, int nth, Path mark) {
    var service = service(name);
    service.stop();
    service.start(
        List.of("-javaagent:" + HaltingAgent.in(home) + "=" + point + "," + nth + "," + mark));
    while (service.running().isPresent() && !service.ready()) {
      Waiting.pause(100);
    }
  }

  /// The other replicas of the same service.
  public List<String> beside(String name) {
    var service = service(name).service();
    return services()
        .filter(other -> other.service() == service && !other.name().equals(name))
        .map(Part::name)
        .toList();
  }

  /// The replicas of a service, by name.
  public List<String> names(Service service) {
    return services().filter(it -> it.service() == service).map(Part::name).toList();
  }

  private Stream<ServicePart> services() {
    return parts.stream().filter(ServicePart.class::isInstance).map(ServicePart.class::cast);
  }

  private ServicePart service(String name) {
    if (!(part(name) instanceof ServicePart service)) {
      throw new Trouble(name + " is no service, so it has no points.");
    }
    return service;
  }

  /// Whether the part with this name runs.
  public boolean runs(String name) {
    return part(name).running().isPresent();
  }

  private static String names(List<Part> parts) {
    return parts.stream().map(Part::name).collect(Collectors.joining(", "));
  }
}
