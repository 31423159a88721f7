package dev.firstkey.local.bench;

import dev.firstkey.contracts.EventType;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The sections of the bench, one after the other on the same warm stack.
final class Bench implements AutoCloseable {
  private static final List<Integer> LEVELS = List.of(1, 8, 32);
  private static final int TURNS = 5;
  private static final int HIRES_A_TURN = 60;
  private static final int ROUND_TRIPS_A_TURN = 200;
  private static final int LEAVERS = 40;

  private final Stack stack;
  private final BenchOptions options;
  private final Progress progress;
  private final Report report;
  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final CpuClock clock;
  private final Crowd crowd;

  Bench(Stack stack, BenchOptions options, Progress progress, PrintStream out) {
    this.stack = stack;
    this.options = options;
    this.progress = progress;
    this.report = new Report(out);
    place = Place.on(stack);
    ears = new Ears(stack.observer());
    hris = new HrisLine(stack.hris());
    clock = new CpuClock(stack.pids());
    crowd = new Crowd(place, ears, hris, clock);
  }

  /// @param fresh whether the stack was started for this bench
  void run(boolean fresh) throws Stopped, InterruptedException {
    report.machine(Machine.spoken());
    if (fresh) {
      report.start(clock.read(), stack.memory());
    }
    warmUp();
    report.memory(stack.memory());
    var bare = hops();
    try (var profile = new Profile(options.profile(), stack, report)) {
      doors(bare);
      profile.show();
    }
    leavers();
    if (options.keycloak()) {
      new Comparison(place, crowd, clock, progress, report).run(options.enrollments());
    }
    report.machine(Machine.spoken());
  }

  private void warmUp() throws Stopped, InterruptedException {
    progress.say(options.warmUp() + " enrollments to warm up.");
    var figures = crowd.enroll(options.warmUp(), 8, every(500));
    report.warmUp(figures);
  }

  private java.util.function.IntConsumer every(int step) {
    return done -> {
      if (done % step == 0) {
        progress.say("  " + done + " enrolled");
      }
    };
  }

  /// From HR's event to the open case, in turn with two bare hops.
  private Percentiles hops() throws Stopped, InterruptedException {
    progress.say("HR events and bare round trips, in turn.");
    var cases = new ArrayList<Long>();
    var bare = new ArrayList<Long>();
    try (var roundTrip = new RoundTrip(stack.kafkaAdmin())) {
      for (int warm = 0; warm < 1000; warm++) {
        roundTrip.once();
      }
      for (int turn = 0; turn < TURNS; turn++) {
        for (int trip = 0; trip < ROUND_TRIPS_A_TURN; trip++) {
          bare.add(roundTrip.once());
        }
        cases.addAll(cases());
      }
    }
    report.hops(Percentiles.of(cases), Percentiles.of(bare));
    return Percentiles.of(bare);
  }

  private List<Long> cases() throws Stopped, InterruptedException {
    var times = new ArrayList<Long>();
    for (var hire : Hires.madeUp(HIRES_A_TURN, Clock.systemUTC())) {
      var opened = ears.hear(hire.workerId(), EventType.CASE_OPENED);
      long start = System.nanoTime();
      hris.publish(hire);
      times.add(Visit.await(opened).at() - start);
      Visit.await(ears.hear(hire.workerId(), EventType.ACCOUNT_PROVISIONED));
      ears.forget(hire.workerId());
    }
    return times;
  }

  private void doors(Percentiles bare) throws Stopped, InterruptedException {
    var all = new ArrayList<Figures>();
    for (int level : LEVELS) {
      progress.say(options.enrollments() + " enrollments, " + level + " at once.");
      all.add(crowd.enroll(options.enrollments(), level, every(500)));
    }
    report.doors(all);
    report.pass(all.getFirst().of(Sample::pass), bare);
    report.audited(new Audited(place.audit()).of(all.get(1).workers()));
  }

  private void leavers() throws Stopped, InterruptedException {
    progress.say("New hires who leave.");
    var leavers = new Leavers(place, ears, hris);
    report.leavers(leavers.withAPass(LEAVERS), leavers.enrolled(LEAVERS));
  }

  @Override
  public void close() throws InterruptedException {
    hris.close();
    ears.close();
  }
}
