package dev.firstkey.local.canary;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.HaltingAgent;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.local.traces.OtlpReceiver;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run with every fate, and the search afterwards.
final class Canary {
  /// Longer than this client keeps a connection on which nothing is said (30 s).
  private static final long IDLE_MILLIS = 35_000;

  private final Home home;
  private final Stack stack;
  private final Progress progress;
  private final Secrets secrets = new Secrets();
  private final Planted planted = Planted.random();
  private final Place place;
  private final OtlpReceiver receiver;

  Canary(Home home, Stack stack, OtlpReceiver receiver, Progress progress) {
    this.receiver = receiver;
    this.home = home;
    this.stack = stack;
    this.progress = progress;
    this.place = Place.on(stack, this::note);
  }

  private void note(Map<String, String> headers) {
    if (headers.containsKey("DPoP")) {
      secrets.token(Kind.DPOP_PROOF, "a new hire", headers.get("DPoP"));
    }
    if (headers.containsKey("Authorization")) {
      secrets.token(Kind.ACCESS_TOKEN, "staff", headers.get("Authorization"));
    }
  }

  /// @return whether the search sees everywhere, and found nothing
  boolean run(int rounds) throws Exception {
    var server = PostgresServer.running(home.state().resolve("postgres")).orElseThrow();
    var hires = Hires.madeUp(rounds * Fate.values().length, Clock.systemUTC());
    visit(hires);
    new StackSecrets(stack, server, home.state()).into(secrets);
    secrets.text(Kind.PLANTED, "the canary", planted.value());
    progress.say("Looked for: " + secrets.numbers());
    Waiting.pause(IDLE_MILLIS);
    return search(server);
  }

  private void visit(List<Hire> hires) throws Stopped, InterruptedException {
    progress.say(hires.size() + " new hires come.");
    try (var ears = new Ears(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      for (int number = 0; number < hires.size(); number++) {
        var hire = hires.get(number);
        hris.publish(hire);
        var fate = Fate.values()[number % Fate.values().length];
        new WatchedVisit(place, ears, secrets, hire.workerId()).go(fate);
        progress.say("  " + hire.workerId() + ": " + fate);
      }
    }
  }

  private boolean search(PostgresServer server) throws Exception {
    var findings = new Findings(new Needles(secrets.all()));
    var heaps = new HeapPlaces(services(), HaltingAgent.in(home), home.state());
    var inMemory = heaps.plant(planted);
    progress.say("The services' memory is searched.");
    heaps.search(findings);
    services().keySet().forEach(stack::stop);
    progress.say("The services are stopped; what they left is searched.");
    var places = new LinkedHashSet<String>();
    for (var left : left(server)) {
      places.addAll(left.plant(planted));
      left.search(findings);
    }
    var blind = new LinkedHashSet<>(findings.blind(inMemory, Set.of(Form.values())));
    blind.addAll(findings.blind(places, Planted.EVERYWHERE));
    progress.say("Searched: " + findings.amount() + ".");
    progress.say((inMemory.size() + places.size()) + " places hold the planted value.");
    return report(findings, blind);
  }

  /// Topics and tables last, so that no log is written about what is planted there.
  private List<Places> left(PostgresServer server) {
    return List.of(
        new LogPlaces(home.state()),
        new TracePlaces(receiver),
        new TopicPlaces(stack.kafkaAdmin()),
        new TablePlaces(server));
  }

  private Map<String, Long> services() {
    var names = Arrays.stream(Service.values()).map(Service::spoken).toList();
    var services = new LinkedHashMap<>(stack.pids());
    services.keySet().removeIf(part -> names.stream().noneMatch(part::startsWith));
    return services;
  }

  private boolean report(Findings findings, Set<String> blind) {
    blind.forEach(each -> progress.say("  NOT FOUND  the planted value, in " + each));
    var uses = findings.allowed();
    for (var allowed : Allowed.values()) {
      progress.say("  allowed  %s (%d)".formatted(allowed.why(), uses.getOrDefault(allowed, 0)));
    }
    findings.leaks().forEach(leak -> progress.say("  LEAK  " + leak));
    progress.say(
        blind.isEmpty()
            ? "The planted value was found in every place, in every form."
            : "The search is blind in places, so it proves nothing.");
    progress.say(findings.leaks().isEmpty() ? "No secret was found." : "Secrets were found.");
    return blind.isEmpty() && findings.leaks().isEmpty();
  }
}
