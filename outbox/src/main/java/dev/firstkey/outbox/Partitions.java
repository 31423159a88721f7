package dev.firstkey.outbox;

import jakarta.enterprise.context.ApplicationScoped;

/// The one number of partitions of every topic, known from start-up on.
@ApplicationScoped
class Partitions {
  private volatile int number;

  void are(int counted) {
    number = counted;
  }

  /// The partition of a key, the same on every topic.
  int of(String key) {
    if (number < 1) {
      throw new IllegalStateException("the topics have not been looked at");
    }
    return RecordKey.partition(key, number);
  }
}
