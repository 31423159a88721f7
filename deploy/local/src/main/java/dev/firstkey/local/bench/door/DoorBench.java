package dev.firstkey.local.bench.door;

import dev.firstkey.local.bench.CpuClock;
import dev.firstkey.local.bench.Machine;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sections, one after the other in one run.
final class DoorBench implements AutoCloseable {
  private static final List<Integer> LEVELS = List.of(1, 8, 32);
  private static final long SETTLED_MILLIS = 5_000;
  private static final int REST_SECONDS = 10;
  private static final String GATEWAY = "enrollment-gateway";
  private static final String DATABASE = "postgresql";

  private final DoorOptions options;
  private final Progress progress;
  private final PrintStream out;
  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final CpuClock clock;
  private final Redemptions redemptions;
  private final Bare bare;

  DoorBench(Stack stack, DoorOptions options, Progress progress, PrintStream out) {
    this.options = options;
    this.progress = progress;
    this.out = out;
    place = Place.on(stack);
    ears = new Ears(stack.observer());
    hris = new HrisLine(stack.hris());
    clock = new CpuClock(stack.pids());
    redemptions = new Redemptions(place, ears, hris, clock);
    bare = new Bare(stack.urls(Service.ENROLLMENT_GATEWAY).getFirst());
  }

  void run() throws Stopped, InterruptedException {
    line("Machine: %s", Machine.spoken());
    progress.say(options.warmUp() + " redemptions to warm up.");
    warmUp();
    var atRest = atRest();
    for (int atOnce : LEVELS) {
      progress.say(options.redemptions() + " redemptions, " + atOnce + " at once.");
      say(redemptions.redeem(options.redemptions(), atOnce), atRest);
    }
    progress.say("Answers to a stranger, in turn.");
    answers();
    line("Machine: %s", Machine.spoken());
  }

  /// CPU milliseconds for each second in which nobody comes: heartbeats, relays, checkpoints.
  private Map<String, Double> atRest() {
    Waiting.pause(SETTLED_MILLIS);
    var before = clock.read();
    Waiting.pause(REST_SECONDS * 1000);
    var spent = CpuClock.between(before, clock.read());
    spent.replaceAll((part, millis) -> millis / REST_SECONDS);
    line(
        "At rest, CPU ms a second: gateway %.1f, PostgreSQL %.1f",
        spent.getOrDefault(GATEWAY, 0.0), spent.getOrDefault(DATABASE, 0.0));
    return spent;
  }

  /// In parts: a challenge is good for five minutes.
  private void warmUp() throws Stopped, InterruptedException {
    for (int done = 0; done < options.warmUp(); done += options.redemptions()) {
      redemptions.redeem(Math.min(options.redemptions(), options.warmUp() - done), 8);
    }
  }

  private void say(Redemptions.Taken taken, Map<String, Double> atRest)
      throws InterruptedException {
    double gateway = taken.each(GATEWAY, atRest);
    double database = taken.each(DATABASE, atRest);
    double each = gateway + database;
    line("");
    line("%d at once: %.1f redemptions a second", taken.atOnce(), taken.perSecond());
    line(
        "  CPU ms each, without what is spent at rest: %.2f (gateway %.2f, PostgreSQL %.2f)",
        each, gateway, database);
    for (var ecdsa : List.of("jdk", "corretto")) {
      bare.verify(taken.people(), ecdsa)
          .ifPresent(alone ->
              line("  webauthn4j alone, ECDSA of %s: %.3f (%.1f x)", ecdsa, alone, each / alone));
    }
  }

  private void answers() throws Stopped, InterruptedException {
    var used = redemptions.redeem(2, 1).people().getFirst();
    var others = redemptions.prepare(2);
    var times =
        new AnswerTimes(place, used, others.getFirst(), others.getLast()).measure(options.rounds());
    line("");
    line("Answers to a key that did not open the visit (%d each, in turn):", options.rounds());
    var unknown = java.util.Objects.requireNonNull(times.get("unknown"));
    times.forEach((name, those) ->
        line(
            "  %-10s %s%s",
            name, those.spoken(), those.overlaps(unknown) ? "" : "  DIFFERS from unknown"));
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  @Override
  public void close() throws InterruptedException {
    hris.close();
    ears.close();
  }
}
