package dev.firstkey.local.bench.door;

import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.bench.CpuClock;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Many redemptions and nothing else: everybody has a pass and an answer before the first is sent.
final class Redemptions {
  private static final int PREPARING = 8;

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final CpuClock clock;

  Redemptions(Place place, Ears ears, HrisLine hris, CpuClock clock) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.clock = clock;
  }

  /// What so many took.
  ///
  /// @param spent CPU milliseconds by part
  record Taken(int atOnce, List<Prepared> people, long nanos, Map<String, Double> spent) {
    double perSecond() {
      return people.size() / (nanos / 1e9);
    }

    /// CPU milliseconds of a part for each, without what it spends anyway.
    ///
    /// @param atRest milliseconds a second, by part
    double each(String part, Map<String, Double> atRest) {
      double anyway = atRest.getOrDefault(part, 0.0) * nanos / 1e9;
      return Math.max(0, spent.getOrDefault(part, 0.0) - anyway) / people.size();
    }
  }

  /// New hires who come as far as a pass and an answer that signs itself (packed, ES256).
  List<Prepared> prepare(int people) throws Stopped, InterruptedException {
    List<Hire> hires = Hires.madeUp(people, Clock.systemUTC());
    hires.forEach(hris::publish);
    return together(
        PREPARING, hires.stream().<Callable<Prepared>>map(hire -> () -> prepared(hire)).toList());
  }

  private Prepared prepared(Hire hire) throws Stopped, InterruptedException {
    var visit = new Visit(place, ears, hire.workerId());
    visit.awaitCase();
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    return new Prepared(
        visit, options, visit.answer(options, new SoftwareAuthenticator(Traits.securityKey())));
  }

  Taken redeem(int people, int atOnce) throws Stopped, InterruptedException {
    var ready = prepare(people);
    var before = clock.read();
    long start = System.nanoTime();
    together(atOnce, ready.stream().<Callable<Prepared>>map(one -> () -> redeemed(one)).toList());
    long nanos = System.nanoTime() - start;
    return new Taken(atOnce, ready, nanos, CpuClock.between(before, clock.read()));
  }

  private static Prepared redeemed(Prepared one) throws Stopped, InterruptedException {
    Visit.expect(one.visit().send(one.answer()));
    return one;
  }

  private static <T> List<T> together(int atOnce, List<Callable<T>> tasks)
      throws Stopped, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var done = new ArrayList<T>();
      for (var task : threads.invokeAll(tasks)) {
        done.add(task.get());
      }
      return done;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Stopped stopped) {
        throw stopped;
      }
      throw new IllegalStateException(failure);
    }
  }
}
