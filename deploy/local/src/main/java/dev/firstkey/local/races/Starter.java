package dev.firstkey.local.races;

import dev.firstkey.local.calls.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lets several runners start in the same instant.
final class Starter {

  /// One runner's time on the way.
  ///
  /// @param start when it set off ([System#nanoTime])
  /// @param end when it was back
  record Run<T>(T result, long start, long end) {}

  private Starter() {}

  static <T> List<Run<T>> together(List<Callable<T>> runners) throws Stopped, InterruptedException {
    var line = new CyclicBarrier(runners.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          runners.stream()
              .map(runner ->
                  threads.submit(() -> {
                    line.await();
                    long start = System.nanoTime();
                    return new Run<>(runner.call(), start, System.nanoTime());
                  }))
              .toList();
      var runs = new ArrayList<Run<T>>();
      for (Future<Run<T>> one : all) {
        runs.add(result(one));
      }
      return runs;
    }
  }

  private static <T> Run<T> result(Future<Run<T>> run) throws Stopped, InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException failure) {
      throw new Stopped("a runner fell: " + failure.getCause());
    }
  }

  /// Whether all of them were on their way at one moment.
  static boolean overlap(List<? extends Run<?>> runs) {
    return runs.stream().mapToLong(Run::start).max().orElseThrow()
        < runs.stream().mapToLong(Run::end).min().orElseThrow();
  }
}
