package dev.firstkey.joineringest.fakes;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How often the directory was called for each worker, and how often at the same time.
final class FakeCalls {
  private final Map<String, Integer> all = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> atOnce = new ConcurrentHashMap<>();

  int all(String workerId) {
    return all.getOrDefault(workerId, 0);
  }

  int atOnce(String workerId) {
    return atOnce.getOrDefault(workerId, 0);
  }

  void begun(String workerId) {
    all.merge(workerId, 1, Integer::sum);
  }

  <T> Uni<T> counted(String workerId, Uni<T> call) {
    AtomicInteger now = open.computeIfAbsent(workerId, _ -> new AtomicInteger());
    return call.onSubscription()
        .invoke(() -> atOnce.merge(workerId, now.incrementAndGet(), Math::max))
        .onTermination()
        .invoke(() -> now.decrementAndGet());
  }
}
