package dev.firstkey.outbox;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The keys whose last send failed. They are left out for some seconds, so that however many of
/// their rows wait at the head of the outbox, the other keys go on.
final class RestingKeys {
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Map<String, Long> since = new ConcurrentHashMap<>();

  void add(String topicAndKey) {
    since.put(topicAndKey, System.nanoTime());
  }

  /// The keys to leave out now.
  Set<String> now() {
    long now = System.nanoTime();
    since.values().removeIf(failed -> now - failed > REST_NANOS);
    return Set.copyOf(since.keySet());
  }
}
