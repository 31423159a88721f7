package dev.firstkey.local.bench;

import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.StaffTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Firstkey's enrollment and Keycloak's own, in turn on the same machine, eight at once.
final class Comparison {
  private static final int AT_ONCE = 8;
  private static final int PAIRS = 5;

  private final Place place;
  private final Crowd crowd;
  private final CpuClock clock;
  private final Progress progress;
  private final Report report;

  Comparison(Place place, Crowd crowd, CpuClock clock, Progress progress, Report report) {
    this.place = place;
    this.crowd = crowd;
    this.clock = clock;
    this.progress = progress;
    this.report = report;
  }

  /// @param enrollments how many of each kind in all; ten times as many warm Keycloak up first
  void run(int enrollments) throws Stopped, InterruptedException {
    int each = Math.max(enrollments / PAIRS, AT_ONCE);
    var ours = new ArrayList<Figures>();
    var theirs = new ArrayList<Figures>();
    try (var keycloak = new KeycloakOwn(place.api(), place.stack().directory(), administrator())) {
      progress.say("Keycloak's own enrollment: " + 10 * enrollments + " to warm up.");
      batch(keycloak, 10 * enrollments);
      for (int pair = 1; pair <= PAIRS; pair++) {
        progress.say("Pair " + pair + " of " + PAIRS + ": " + each + " of each kind.");
        theirs.add(batch(keycloak, each));
        ours.add(crowd.enroll(each, AT_ONCE, _ -> {}));
      }
      if (keycloak.passkeys() == 0) {
        throw new Stopped("Keycloak's own enrollment left no passkey behind");
      }
    }
    report.comparison(ours, theirs);
  }

  private Figures batch(KeycloakOwn keycloak, int count) throws Stopped, InterruptedException {
    var samples = new ConcurrentLinkedQueue<Sample>();
    var before = clock.read();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var all =
          IntStream.range(0, count)
              .mapToObj(_ -> threads.submit(() -> samples.add(new Sample(keycloak.enroll(), 0, 0))))
              .toList();
      for (Future<?> one : all) {
        await(one);
      }
    }
    long nanos = System.nanoTime() - start;
    return new Figures(
        AT_ONCE, nanos, List.copyOf(samples), CpuClock.between(before, clock.read()), List.of());
  }

  private static void await(Future<?> one) throws Stopped, InterruptedException {
    try {
      one.get();
    } catch (ExecutionException failure) {
      throw new Stopped("Keycloak's own enrollment failed: " + failure.getCause());
    }
  }

  private KeycloakOwn.Administrator administrator() {
    var staff = new StaffTokens(place.stack());
    return new KeycloakOwn.Administrator() {
      private @Nullable String token;
      private long since;

      @Override
      public synchronized String token() throws InterruptedException {
        String known = token;
        if (known == null || System.nanoTime() - since > TimeUnit.SECONDS.toNanos(30)) {
          known = staff.administrator();
          token = known;
          since = System.nanoTime();
        }
        return known;
      }
    };
  }
}
