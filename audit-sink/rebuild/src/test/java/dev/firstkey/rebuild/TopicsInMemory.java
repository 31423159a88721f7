package dev.firstkey.rebuild;

import java.util.HashMap;
import java.util.Map;

/// Topics of one partition each, from which retention takes.
final class TopicsInMemory implements RecordSource {
  private final Map<String, byte[]> records = new HashMap<>();
  private final Map<String, Long> kept = new HashMap<>();

  void put(String topic, long offset, byte[] payload) {
    records.put(topic + "/" + offset, payload);
  }

  /// Nothing before this offset is kept.
  void forget(String topic, long before) {
    kept.put(topic, before);
  }

  @Override
  public Answer at(String topic, int partition, long offset) {
    long first = kept.getOrDefault(topic, 0L);
    if (offset < first) {
      return new NotKept(first);
    }
    byte[] found = records.get(topic + "/" + offset);
    return found == null ? new Nothing() : new Found(null, found);
  }
}
