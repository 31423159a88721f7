package dev.firstkey.local.demo;

import dev.firstkey.local.Hire;
import dev.firstkey.local.HrisProducer;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.traces.HiredTrace;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends new hires on their way, all at once but only some of them in a step, and judges the
/// result.
final class Demo {
  private static final int AT_ONCE = 8;

  private final Place place;
  private final AuditTrail audit;
  private final DemoOptions options;
  private final Progress progress;
  private final Map<String, Journey> journeys = new ConcurrentHashMap<>();
  private final Map<String, Journey.Arrival> arrivals = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();
  private final Optional<Fault> fault;
  private final Optional<HiredTrace> trace;
  private final Hr hr;

  Demo(Stack stack, DemoOptions options, Optional<HiredTrace> trace, Progress progress) {
    this.place = Place.on(stack);
    this.audit = place.audit();
    this.options = options;
    this.progress = progress;
    this.trace = trace;
    this.hr = options.scim() ? new ScimHr(place) : hris();
    this.fault = fault(stack);
  }

  private Hr hris() {
    var producer = new HrisProducer(place.stack().hris());
    return new HrisHr(producer, Clock.systemUTC(), trace.map(HiredTrace::traceparent));
  }

  private Optional<Fault> fault(Stack stack) {
    if (options.rolling()) {
      return Optional.of(new Rolling(place, progress));
    }
    return options
        .kill()
        .<Fault>map(part -> new Kill(stack, part, progress))
        .or(() -> options.halt().map(halt -> new HaltAtPoint(stack, halt, progress)))
        .or(() -> options.outage().map(outage -> new Away(stack, outage, progress)));
  }

  /// @return whether every question is answered with yes
  boolean run(List<Hire> hires, PrintStream out) throws InterruptedException {
    var verdict = new Verdict(hires.size());
    fault.ifPresent(Fault::arm);
    publish(hires, verdict);
    send(hires, verdict);
    var unshown = fault.isPresent() ? fault.get().end() : List.<String>of();
    if (!unshown.isEmpty()) {
      verdict.answer(Verdict.Question.ARRIVED, "the fault", unshown);
    }
    if (options.plantPassword()) {
      plantPasswords(hires);
    }
    judge(hires, verdict);
    tell(hires.getFirst(), out);
    out.println();
    out.println("The verdict, by Keycloak's answers and the audit log:");
    verdict.print(out);
    return verdict.isYes() & traced(hires.getFirst(), out)
        && (!options.leave() || leave(hires, out));
  }

  private boolean traced(Hire hire, PrintStream out) throws InterruptedException {
    if (trace.isEmpty()) {
      return true;
    }
    try {
      var entries = audit.timeline(hire.workerId());
      return trace.get().judge(entries, List.of(hire.workerId()), out);
    } catch (Stopped stopped) {
      out.println("  NO   " + stopped.getMessage());
      return false;
    }
  }

  private boolean leave(List<Hire> hires, PrintStream out) throws InterruptedException {
    var leaving = new Leaving(hr, audit);
    boolean dead = true;
    for (var hire : hires) {
      dead &= leaving.of(hire, Objects.requireNonNull(journeys.get(hire.workerId())), out);
    }
    return dead;
  }

  private void publish(List<Hire> hires, Verdict verdict) throws InterruptedException {
    progress.say(hr.spoken() + ": " + hires.size() + ".");
    for (var hire : hires) {
      try {
        hr.hire(hire);
      } catch (Stopped stopped) {
        var reason = List.of(String.valueOf(stopped.getMessage()));
        verdict.answer(Verdict.Question.ARRIVED, hire.workerId(), reason);
      }
    }
  }

  private void send(List<Hire> hires, Verdict verdict) {
    var gate = new Semaphore(options.browser() ? 1 : AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var signs = Executors.newSingleThreadScheduledExecutor()) {
      var life = signs.scheduleAtFixedRate(() -> count(hires.size()), 5, 5, TimeUnit.SECONDS);
      hires.stream()
          .map(hire -> threads.submit(() -> send(hire.workerId(), hires.size(), gate, verdict)))
          .toList()
          .forEach(Demo::await);
      life.cancel(false);
    }
  }

  private void count(int of) {
    if (of > 1) {
      progress.say("  " + done.get() + " of " + of + " have arrived");
    }
  }

  private static void await(Future<?> journey) {
    try {
      journey.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String workerId, int of, Semaphore gate, Verdict verdict) {
    gate.acquireUninterruptibly();
    long start = System.nanoTime();
    var at = new StringBuilder("starts");
    try {
      var arrival = travel(workerId, steps(workerId, of, at));
      arrivals.put(workerId, arrival);
      verdict.answer(Verdict.Question.ARRIVED, workerId, List.of());
      progress.say(
          workerId + ended(arrival, start) + " (" + done.incrementAndGet() + " of " + of + ")");
    } catch (Stopped stopped) {
      var reason = "stopped where the new hire " + at + ": " + stopped.getMessage();
      verdict.answer(Verdict.Question.ARRIVED, workerId, List.of(reason));
      progress.say(workerId + " " + reason + " (" + done.incrementAndGet() + " of " + of + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      var reason = "failed where the new hire " + at + ": " + failure;
      verdict.answer(Verdict.Question.ARRIVED, workerId, List.of(reason));
      progress.say(workerId + " " + reason);
    } finally {
      gate.release();
    }
  }

  private Journey.Arrival travel(String workerId, Footsteps steps)
      throws Stopped, InterruptedException {
    if (options.browser()) {
      return new BrowserJourney(place, audit, workerId).travel(steps);
    }
    var away = options.outage().map(Outage::seconds).orElse(0);
    var journey = new Journey(place, audit, workerId, away);
    journeys.put(workerId, journey);
    return journey.travel(options.foreignKey(), steps);
  }

  /// With one worker each step is shown.
  private Footsteps steps(String workerId, int of, StringBuilder at) {
    return step -> {
      at.setLength(0);
      at.append(step.spoken());
      if (of == 1) {
        progress.say(workerId + " " + step.spoken() + ".");
      }
      fault.ifPresent(its -> its.at(step));
    };
  }

  private static String ended(Journey.Arrival arrival, long start) {
    var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    var how =
        switch (arrival.enrolled()) {
          case KeycloakSignIn.SignedIn _ -> " enrolled and signed in";
          case KeycloakSignIn.Refused _ -> " enrolled, and the sign-in was refused";
        };
    return how + " after %.1f s".formatted(seconds);
  }

  private void plantPasswords(List<Hire> hires) throws InterruptedException {
    progress.say("An administrator of Keycloak puts a password on the account, as asked.");
    for (var hire : hires) {
      new PlantedPassword(place).on(hire.workerId());
    }
  }

  private void judge(List<Hire> hires, Verdict verdict) throws InterruptedException {
    progress.say("Asking Keycloak and the audit log what came of it.");
    for (var hire : hires) {
      judge(hire.workerId(), verdict);
    }
    try {
      verdict.answer(Verdict.Question.COVERAGE, "audit-sink", audit.gaps());
    } catch (Stopped stopped) {
      verdict.answer(Verdict.Question.COVERAGE, "audit-sink", List.of(stopped.getMessage()));
    }
  }

  private void judge(String workerId, Verdict verdict) throws InterruptedException {
    var checks = new Checks(place, audit, workerId);
    var arrival = arrivals.get(workerId);
    if (arrival != null) {
      verdict.answer(Verdict.Question.STRANGER, workerId, Checks.stranger(arrival.foreign()));
    }
    try {
      var chain = arrival == null ? Chain.of(audit, workerId) : checks.chain();
      verdict.answer(Verdict.Question.TIMELINE, workerId, Checks.timeline(chain));
      if (arrival != null) {
        verdict.answer(
            Verdict.Question.SIGN_IN, workerId, Checks.signIn(chain, arrival.enrolled()));
      }
      verdict.answer(Verdict.Question.CREDENTIALS, workerId, checks.credentials(chain));
    } catch (Stopped stopped) {
      verdict.answer(Verdict.Question.TIMELINE, workerId, List.of(stopped.getMessage()));
    }
  }

  private void tell(Hire hire, PrintStream out) throws InterruptedException {
    out.println();
    out.println("What the audit log tells about " + hire.workerId() + ":");
    try {
      Timeline.print(audit.timeline(hire.workerId()), out);
    } catch (Stopped stopped) {
      out.println("  " + stopped.getMessage());
    }
  }
}
