package dev.firstkey.local.bench.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.bench.CpuClock;
import dev.firstkey.local.bench.Machine;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.demo.ScimHr;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.visit.HrisLine;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The sections, one after the other in one run; no hire is above the rate before the burst. While
/// rates are measured the other services and the directory are stopped, so that their work on the
/// same cores and the same database is not joiner-ingest's.
final class Intake {
  private static final List<String> OTHERS =
      List.of("pass-issuer", "enrollment-gateway", "revocation-worker", "audit-sink", "keycloak");
  private static final int SIDE_BY_SIDE = 8;
  private static final int WARM = 400;
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final Stack stack;
  private final IntakeOptions options;
  private final Progress progress;
  private final PrintStream out;

  Intake(Stack stack, IntakeOptions options, Progress progress, PrintStream out) {
    this.stack = stack;
    this.options = options;
    this.progress = progress;
    this.out = out;
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /// @throws Stopped where a joiner was lost, or a figure could not be measured
  void run() throws Stopped, InterruptedException {
    line("Machine: %s", Machine.spoken());
    try (var answers = new Answers(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      rates(answers, hris);
      progress.say("The other services come back.");
      System.clearProperty(Stack.HIRES_AT_ONCE);
      stack.up(progress);
      burst(answers, hris);
    }
    line("Machine: %s", Machine.spoken());
  }

  private void rates(Answers answers, HrisLine hris) throws Stopped, InterruptedException {
    var scim = new ScimHr(Place.on(stack));
    for (var hire : hires(20)) {
      scim.hire(hire);
    }
    OTHERS.forEach(stack::stop);
    progress.say(options.events() + " events to warm up.");
    overKafka(answers, hris);
    line("");
    line("Taken in, %d each, the other services and the directory stopped:", options.events());
    var kafka = overKafka(answers, hris);
    var overScim = overScim(answers, scim);
    var bare = bare();
    say("over Kafka", kafka, bare);
    say("over SCIM, " + SIDE_BY_SIDE + " at once", overScim, bare);
    say("a bare consumer, the same rows", bare, bare);
  }

  /// @param nanos how long it took
  /// @param spent CPU milliseconds by part
  private record Figure(int events, long nanos, Map<String, Double> spent) {
    double rate() {
      return events / (nanos / 1e9);
    }

    double each() {
      return spent.values().stream().mapToDouble(Double::doubleValue).sum() / events;
    }
  }

  private void say(String way, Figure figure, Figure bare) {
    line(
        "  %-32s %7.1f a second (%.2f x), %.2f CPU ms each (%.2f x): %s",
        way,
        figure.rate(),
        figure.rate() / bare.rate(),
        figure.each(),
        figure.each() / bare.each(),
        parts(figure));
  }

  private static String parts(Figure figure) {
    var text = new StringBuilder();
    figure
        .spent()
        .forEach((part, millis) ->
            text.append(String.format(Locale.ROOT, "%s %.2f ", part, millis / figure.events())));
    return text.toString().strip();
  }

  private Figure overKafka(Answers answers, HrisLine hris) throws Stopped, InterruptedException {
    var hires = hires(options.events());
    return measured(
        answers,
        () -> {
          hires.forEach(hris::publish);
          return null;
        });
  }

  private Figure overScim(Answers answers, ScimHr scim) throws Stopped, InterruptedException {
    var hires = hires(options.events());
    return measured(
        answers,
        () -> {
          try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var tasks =
                hires.stream()
                    .<Callable<Void>>map(hire ->
                        () -> {
                          scim.create(hire);
                          return null;
                        })
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
              done.get();
            }
          }
          return null;
        });
  }

  private Figure measured(Answers answers, Callable<Void> work)
      throws Stopped, InterruptedException {
    var clock = clock("joiner-ingest");
    int before = answers.accepted();
    var spent = clock.read();
    long start = System.nanoTime();
    try {
      work.call();
    } catch (Stopped | InterruptedException failure) {
      throw failure;
    } catch (ExecutionException failure) {
      throw new Stopped("a caller fell: " + failure.getCause());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    answers.awaitAccepted(before, options.events());
    long nanos = System.nanoTime() - start;
    return new Figure(options.events(), nanos, CpuClock.between(spent, clock.read()));
  }

  private CpuClock clock(String service) {
    var pids = new java.util.TreeMap<>(stack.pids());
    pids.keySet().retainAll(List.of(service, "postgresql", "kafka"));
    return new CpuClock(pids);
  }

  private Figure bare() throws Stopped, InterruptedException {
    stack.stop("joiner-ingest");
    var server = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    try (var bare = new BareIntake(stack.kafkaAdmin(), server)) {
      bare.fill(hires(options.events()));
      bare.take(options.events());
      var clock = clock("no service");
      var spent = clock.read();
      var taken = bare.take(options.events());
      var all = CpuClock.between(spent, clock.read());
      all.put("consumer", taken.cpuNanos() / 1e6);
      return new Figure(options.events(), taken.nanos(), all);
    } catch (SQLException failure) {
      throw new Stopped("the bare consumer's database fails: " + failure.getSQLState());
    }
  }

  private void burst(Answers answers, HrisLine hris) throws Stopped, InterruptedException {
    var scim = new ScimHr(Place.on(stack));
    warmUp(answers, hris, scim);
    progress.say(options.burst() + " joiners come at once.");
    var hires = hires(options.burst());
    int before = answers.answered();
    int accepted = answers.accepted();
    long start = System.nanoTime();
    hires.forEach(hris::publish);
    var singles = singles(answers, scim, before);
    answers.awaitAnswered(before, options.burst() + singles.size());
    double all = (System.nanoTime() - start) / 1e9;
    int believed = answers.accepted() - accepted - singles.size();
    line("");
    line("A burst of %d joiners over Kafka:", options.burst());
    line("  one new hire over SCIM right behind them %s", singles.getFirst().spoken());
    line(
        "  the slowest of %d, one every %d s while they were answered: %s",
        singles.size(), EVERY.toSeconds(), Collections.max(singles, Single.SLOWER).spoken());
    line(
        "  every one answered after %.0f s, nobody lost: %d accepted, %d wait for their turn",
        all, believed, options.burst() - believed);
    if (believed < options.burst()) {
      release(answers, accepted + singles.size() + options.burst());
    }
  }

  /// How long one new hire waited, in seconds.
  ///
  /// @param ahead how many of the burst were still to be answered
  private record Single(int ahead, double answered, double heard, double opened) {
    static final Comparator<Single> SLOWER = Comparator.comparingDouble(Single::opened);

    String spoken() {
      return String.format(
          Locale.ROOT,
          "(%d of them still to be answered): answered after %.1f s, accepted after %.1f s, a case"
              + " after %.1f s",
          ahead,
          answered,
          heard,
          opened);
    }
  }

  private List<Single> singles(Answers answers, ScimHr scim, int before)
      throws Stopped, InterruptedException {
    var singles = new ArrayList<Single>();
    int ahead = before + options.burst() - answers.answered();
    do {
      singles.add(single(answers, scim, ahead));
      progress.say("One new hire over SCIM " + singles.getLast().spoken());
      ahead = answers.missing(before + options.burst() + singles.size(), EVERY);
    } while (ahead > 0);
    return singles;
  }

  private static Single single(Answers answers, ScimHr scim, int ahead)
      throws Stopped, InterruptedException {
    var hire = hires(1).getFirst();
    long said = System.nanoTime();
    scim.hire(hire);
    double answered = (System.nanoTime() - said) / 1e9;
    double opened = (answers.awaitCase(hire.workerId()) - said) / 1e9;
    double heard = (answers.accepted(hire.workerId()) - said) / 1e9;
    return new Single(ahead, answered, heard, opened);
  }

  private void release(Answers answers, int all) throws Stopped, InterruptedException {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", "bench")
            .put("source", "urn:example:hris");
    var place = Place.on(stack);
    var address = stack.url(Service.JOINER_INGEST) + "/quarantine/release";
    int status = place.api().post(address, place.tokens().of("operator"), body).status();
    if (status != 202) {
      throw new Stopped("the operator could not let them go: status " + status);
    }
    int before = answers.accepted();
    int some = Math.min(options.released(), all - before);
    long start = System.nanoTime();
    answers.awaitAccepted(before, some);
    double rate = some / ((System.nanoTime() - start) / 1e9);
    line(
        "  let go by one operator: %.0f a second, so %d after %.0f s (%d of them seen)",
        rate, all - before, (all - before) / rate, some);
  }

  /// All services have just started.
  private static void warmUp(Answers answers, HrisLine hris, ScimHr scim)
      throws Stopped, InterruptedException {
    var hires = hires(WARM);
    hires.forEach(hris::publish);
    for (var hire : hires(WARM / 10)) {
      scim.hire(hire);
      answers.awaitCase(hire.workerId());
    }
    for (var hire : hires) {
      answers.awaitCase(hire.workerId());
    }
  }

  private static List<Hire> hires(int many) {
    return Hires.madeUp(many, Clock.systemUTC());
  }
}
