package dev.firstkey.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The keys whose last send failed. They are left out for some seconds, so that however many of
/// their rows wait at the head of the outbox, the other keys go on.
final class RestingKeys {
  /// When so many keys rest, it is not the keys: the relay waits with them.
  static final int CROWD = 2000;

  private final long restNanos;
  private final Map<String, Long> since = new ConcurrentHashMap<>();

  RestingKeys(Duration rest) {
    this.restNanos = rest.toNanos();
  }

  void add(String topicAndKey) {
    since.put(topicAndKey, System.nanoTime());
  }

  /// The keys to leave out now.
  Set<String> now() {
    long now = System.nanoTime();
    since.values().removeIf(failed -> now - failed > restNanos);
    return Set.copyOf(since.keySet());
  }
}
