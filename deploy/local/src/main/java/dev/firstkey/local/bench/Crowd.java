package dev.firstkey.local.bench;

import dev.firstkey.contracts.EventType;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Many new hires, so many of them at the door at once. HR's events run a little ahead of the
/// doors, as they do on a first of the month.
final class Crowd {
  /// What everybody's chain says last.
  private static final List<EventType> ENDS =
      List.of(EventType.AUTHENTICATOR_PUBLISHED, EventType.CASE_CLOSED, EventType.PASS_REVOKED);

  private static final int AHEAD = 24;

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final CpuClock clock;

  Crowd(Place place, Ears ears, HrisLine hris, CpuClock clock) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.clock = clock;
  }

  /// Enrolls everybody and returns when every chain is at its end.
  ///
  /// @param progress hears how many have arrived
  Figures enroll(int workers, int atOnce, IntConsumer progress)
      throws Stopped, InterruptedException {
    var hires = Hires.madeUp(workers, Clock.systemUTC());
    var samples = new ConcurrentLinkedQueue<Sample>();
    var before = clock.read();
    long start = System.nanoTime();
    walk(hires, atOnce, samples, progress);
    for (var hire : hires) {
      for (var end : ENDS) {
        Visit.await(ears.hear(hire.workerId(), end));
      }
    }
    long nanos = System.nanoTime() - start;
    var spent = CpuClock.between(before, clock.read());
    hires.forEach(hire -> ears.forget(hire.workerId()));
    var names = hires.stream().map(Hire::workerId).toList();
    return new Figures(atOnce, nanos, List.copyOf(samples), spent, names);
  }

  private void walk(List<Hire> hires, int atOnce, Queue<Sample> samples, IntConsumer progress)
      throws Stopped, InterruptedException {
    var published = new AtomicInteger();
    var next = new AtomicInteger();
    try (var doors = Executors.newFixedThreadPool(atOnce)) {
      publish(hires, published, atOnce + AHEAD);
      var walks =
          java.util.stream.IntStream.range(0, atOnce)
              .mapToObj(_ ->
                  doors.submit(() -> {
                    for (int mine; (mine = next.getAndIncrement()) < hires.size(); ) {
                      publish(hires, published, mine + atOnce + AHEAD);
                      samples.add(enroll(hires.get(mine).workerId()));
                      progress.accept(mine + 1);
                    }
                    return null;
                  }))
              .toList();
      for (Future<?> walk : walks) {
        await(walk);
      }
    }
  }

  private void publish(List<Hire> hires, AtomicInteger published, int upTo) {
    for (int mine; (mine = published.get()) < Math.min(upTo, hires.size()); ) {
      if (published.compareAndSet(mine, mine + 1)) {
        hris.publish(hires.get(mine));
      }
    }
  }

  private Sample enroll(String workerId) throws Stopped, InterruptedException {
    var visit = new Visit(place, ears, workerId);
    visit.awaitCase();
    long start = System.nanoTime();
    visit.confirm();
    long asked = System.nanoTime();
    visit.awaitPass();
    long answered = System.nanoTime();
    Visit.expect(visit.registerPatiently(visit.options()));
    long whole = System.nanoTime() - start;
    long completed = Visit.await(ears.hear(workerId, EventType.ENROLLMENT_COMPLETED)).at();
    long revoked = Visit.await(ears.hear(workerId, EventType.PASS_REVOKED)).at();
    return new Sample(whole, answered - asked, Math.max(revoked - completed, 0));
  }

  private static void await(Future<?> walk) throws Stopped, InterruptedException {
    try {
      walk.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Stopped stopped) {
        throw new Stopped("An enrollment did not succeed: " + stopped.getMessage());
      }
      throw new IllegalStateException(failure);
    }
  }
}
