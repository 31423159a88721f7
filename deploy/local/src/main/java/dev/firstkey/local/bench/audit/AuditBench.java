package dev.firstkey.local.bench.audit;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.bench.CpuClock;
import dev.firstkey.local.bench.Machine;
import dev.firstkey.local.bench.Percentiles;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
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

  /// Visits that are sent at once while the log grows.
  private static final int STEP = 20_000;

  private final Stack stack;
  private final AuditBenchOptions options;
  private final Progress progress;
  private final PrintStream out;
  private final Searches searches;
  private final Instant start = Clock.systemUTC().instant().minus(Duration.ofDays(2));

  /// Whole visits in the log, numbered from 0.
  private int sent;

  /// Visits of which the log has the last event alone, numbered from -1 down.
  private int single;

  AuditBench(Stack stack, AuditBenchOptions options, Progress progress, PrintStream out) {
    this.stack = stack;
    this.options = options;
    this.progress = progress;
    this.out = out;
    this.searches = new Searches(stack, start, out);
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
      progress.say(many() * MadeUpVisit.EVENTS + " entries to warm up.");
      published(visits, heads, many());
      var log = measured(visits, heads, connection);
      if (options.growTo() > 0) {
        grow(visits, heads);
        log = measured(visits, heads, connection);
      }
      progress.say("COPY of the same bytes, with nothing else.");
      stack.stop("audit-sink");
      Waiting.pause(SETTLED_MILLIS);
      compare(log, bare(copy));
      verify();
    }
    line("Machine: %s", Machine.spoken());
  }

  private Figure measured(MadeUpVisits visits, Heads heads, Connection connection)
      throws Stopped, InterruptedException, SQLException {
    line("");
    line("A log of %d leaves:", heads.size());
    progress.say("As many entries once more, measured.");
    var figure = published(visits, heads, many());
    line(
        "%d entries from Kafka to the published checkpoint: %s", figure.entries(), figure.spoken());
    singles(visits, heads, connection);
    progress.say("Searches.");
    searches.ask(sent, heads.size(), options.searches());
    return figure;
  }

  /// Kafka is never more than two steps ahead of the published log.
  private void grow(MadeUpVisits visits, Heads heads) throws Stopped, InterruptedException {
    progress.say("The log grows to " + options.growTo() + " leaves.");
    var first = heads.size();
    var began = System.nanoTime();
    var told = first;
    while (told < options.growTo()) {
      var before = told;
      told += visits.send(sent, STEP);
      sent += STEP;
      heads.await(before);
      var seconds = (System.nanoTime() - began) / 1e9;
      progress.say(
          String.format(
              Locale.ROOT,
              "%d leaves, %.0f a second since the log began to grow.",
              heads.size(),
              (heads.size() - first) / seconds));
    }
    heads.await(told);
  }

  private int many() {
    return Math.max(1, options.entries() / MadeUpVisit.EVENTS);
  }

  private Figure bare(BareCopy copy) throws SQLException, IOException, InterruptedException {
    copy.take(many(), start);
    Waiting.pause(SETTLED_MILLIS);
    var clock = clock();
    var before = clock.read();
    var taken = copy.take(many(), start);
    var spent = CpuClock.between(before, clock.read());
    spent.put("client", taken.cpuNanos() / 1e6);
    return new Figure(many() * MadeUpVisit.EVENTS, taken.nanos(), spent);
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

  /// The CPU time is read some seconds later: what is done for the entries behind the published
  /// checkpoint is theirs too, with what the services spend at rest meanwhile.
  private Figure published(MadeUpVisits visits, Heads heads, int many)
      throws Stopped, InterruptedException {
    var clock = clock();
    var size = heads.size();
    var before = clock.read();
    var began = System.nanoTime();
    var events = visits.send(sent, many);
    sent += many;
    heads.await(size + events);
    var nanos = System.nanoTime() - began;
    Waiting.pause(SETTLED_MILLIS);
    return new Figure(events, nanos, CpuClock.between(before, clock.read()));
  }

  private void singles(MadeUpVisits visits, Heads heads, Connection connection)
      throws Stopped, InterruptedException, SQLException {
    progress.say(options.singles() + " entries one by one.");
    var saidAt = new HashMap<UUID, Long>();
    var size = heads.size();
    try {
      for (var number = 0; number < options.singles(); number++) {
        var event = new MadeUpVisit(-1 - single++, start).events().getLast();
        saidAt.put(event.envelope().id(), System.nanoTime());
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
      for (var each : saidAt.entrySet()) {
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
