package dev.firstkey.rebuild;

import java.util.HashMap;
import java.util.List;
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
  public List<End> ends() {
    Map<String, Long> next = new HashMap<>();
    records
        .keySet()
        .forEach(place -> {
          int at = place.lastIndexOf('/');
          long offset = Long.parseLong(place.substring(at + 1));
          next.merge(place.substring(0, at), offset + 1, Math::max);
        });
    return next.entrySet().stream().map(it -> new End(it.getKey(), 0, it.getValue())).toList();
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
