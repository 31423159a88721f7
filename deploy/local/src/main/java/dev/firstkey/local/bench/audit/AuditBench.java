package dev.firstkey.local.bench.audit;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.bench.CpuClock;
import dev.firstkey.local.bench.Machine;
import dev.firstkey.local.bench.Percentiles;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.tlog.DirectorySource;
import dev.firstkey.tlog.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// The sections, one after the other in one run; the services that say events are stopped.
final class AuditBench {
  private static final List<String> OTHERS =
      List.of("joiner-ingest", "pass-issuer", "enrollment-gateway", "revocation-worker");

  private static final long SETTLED_MILLIS = 6_000;

  private final Stack stack;
  private final AuditBenchOptions options;
  private final Progress progress;
  private final PrintStream out;
  private final Instant start = Clock.systemUTC().instant().minus(Duration.ofDays(1));

  AuditBench(Stack stack, AuditBenchOptions options, Progress progress, PrintStream out) {
    this.stack = stack;
    this.options = options;
    this.progress = progress;
    this.out = out;
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /// @throws Stopped where a figure could not be measured
  void run() throws Stopped, InterruptedException, SQLException, IOException {
    line("Machine: %s", Machine.spoken());
    OTHERS.forEach(stack::stop);
    var server = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    try (var visits = new MadeUpVisits(stack.kafkaAdmin(), start);
        var heads = new Heads(stack.log());
        var connection = server.connectAsSuperuser("firstkey");
        var copy = new BareCopy(server)) {
      var log = rate(visits, heads);
      singles(visits, heads, connection);
      searches(heads.size());
      verify();
      progress.say("COPY of the same bytes, with nothing else.");
      stack.stop("audit-sink");
      Waiting.pause(SETTLED_MILLIS);
      compare(log, bare(copy));
    }
    line("Machine: %s", Machine.spoken());
  }

  /// What is done for the entries behind the published checkpoint is theirs too: it is read some
  /// seconds later, with what the services spend at rest meanwhile.
  private Figure rate(MadeUpVisits visits, Heads heads) throws Stopped, InterruptedException {
    progress.say(many() * MadeUpVisits.EVENTS + " entries to warm up.");
    published(visits, heads, 0, many());
    progress.say("The same once more, measured.");
    return published(visits, heads, many(), many());
  }

  private int many() {
    return Math.max(1, options.entries() / MadeUpVisits.EVENTS);
  }

  private Figure bare(BareCopy copy) throws SQLException, IOException, InterruptedException {
    copy.take(many(), start);
    Waiting.pause(SETTLED_MILLIS);
    var clock = clock();
    var before = clock.read();
    var taken = copy.take(many(), start);
    var spent = CpuClock.between(before, clock.read());
    spent.put("client", taken.cpuNanos() / 1e6);
    return new Figure(many() * MadeUpVisits.EVENTS, taken.nanos(), spent);
  }

  private void compare(Figure log, Figure bare) {
    line("");
    line("%d entries from Kafka to the published checkpoint:", log.entries());
    line("  %s", log.spoken());
    line("  binary COPY of the same bytes: %s", bare.spoken());
    line(
        "  %.1f x the CPU of COPY, %.1f x its time",
        log.each() / bare.each(), (double) log.nanos() / bare.nanos());
  }

  /// @param spent CPU milliseconds by part
  private record Figure(int entries, long nanos, Map<String, Double> spent) {
    double each() {
      return spent.values().stream().mapToDouble(Double::doubleValue).sum() / entries;
    }

    String spoken() {
      var parts = new StringBuilder();
      spent.forEach((part, millis) ->
          parts.append(String.format(Locale.ROOT, " %s %.3f", part, millis / entries)));
      return String.format(
          Locale.ROOT,
          "%.0f a second, %.3f CPU ms each:%s",
          entries / (nanos / 1e9),
          each(),
          parts);
    }
  }

  private CpuClock clock() {
    var pids = new TreeMap<>(stack.pids());
    pids.keySet().removeIf(part -> !part.startsWith("audit-sink") && !part.equals("postgresql"));
    return new CpuClock(pids);
  }

  private Figure published(MadeUpVisits visits, Heads heads, int first, int many)
      throws Stopped, InterruptedException {
    var clock = clock();
    var size = heads.size();
    var before = clock.read();
    var began = System.nanoTime();
    var events = visits.send(first, many);
    heads.await(size + events);
    return new Figure(events, System.nanoTime() - began, CpuClock.between(before, clock.read()));
  }

  private void singles(MadeUpVisits visits, Heads heads, Connection connection)
      throws Stopped, InterruptedException, SQLException {
    progress.say(options.singles() + " entries one by one.");
    var sent = new HashMap<UUID, Long>();
    var size = heads.size();
    try {
      for (var number = 0; number < options.singles(); number++) {
        var event = MadeUpVisits.visit(-number - 1, start).getLast();
        sent.put(event.envelope().id(), System.nanoTime());
        visits.sendNow(event);
        Waiting.pause(20);
      }
    } catch (ExecutionException failure) {
      throw new Stopped("Kafka did not take an event: " + failure.getCause());
    }
    heads.await(size + options.singles());
    var took = new ArrayList<Long>();
    try (var statement =
        connection.prepareStatement(
            "select log_index from audit_sink.entry_key where event_id = ?")) {
      for (var each : sent.entrySet()) {
        statement.setObject(1, each.getKey());
        try (var row = statement.executeQuery()) {
          if (!row.next()) {
            throw new Stopped("an entry is missing");
          }
          var head = heads.over(row.getLong(1));
          if (head == null) {
            throw new Stopped("no checkpoint was seen over an entry");
          }
          took.add(head.getValue() - each.getValue());
        }
      }
    }
    line(
        "One entry, from the send to a published checkpoint over it: %s",
        Percentiles.of(took).spoken());
  }

  private void searches(long size) throws Stopped, InterruptedException {
    progress.say("Searches.");
    line("Searches in a log of %d leaves, over HTTP:", size);
    var queries =
        List.of(
            "worker=bench-%d",
            "type=pass.revoked&after=%d&limit=100",
            "actor=service:bench&after=%d&limit=100",
            "outcome=ended&after=%d&limit=100",
            "reason=expired&after=%d&limit=100",
            "correlation=bench-%d",
            "worker=bench-%d&type=pass.delivered",
            "from=" + start + "&after=%d&limit=100",
            "after=%d&limit=100");
    var place = Place.on(stack);
    for (var query : queries) {
      var took = new ArrayList<Long>();
      for (var times = 0; times < options.searches(); times++) {
        var token = place.tokens().of("analyst");
        var began = System.nanoTime();
        var asked = query.formatted(times % many());
        var answer = place.api().get(stack.url(Service.AUDIT_SINK) + "/entries?" + asked, token);
        if (answer.status() != 200) {
          throw new Stopped("a search was answered " + answer.status());
        }
        took.add(System.nanoTime() - began);
      }
      line("  search %-40s %s", query, Percentiles.of(took).spoken());
    }
  }

  private void verify() throws Stopped {
    progress.say("The log is verified.");
    var began = System.nanoTime();
    var report =
        Verification.of(new DirectorySource(stack.logSecondPlace()), List.of(stack.logKey())).run();
    if (!report.isSound()) {
      throw new Stopped("the log that the bench made is not sound: " + report.faults().getFirst());
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    line(
        "verify: %d entries in %.1f s, %.0f a second, from files alone",
        report.entries(), seconds, report.entries() / seconds);
  }
}
