package dev.firstkey.auditsink;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Since when partitions begin where they do. What Kafka has deleted may still be in the hands of a
/// consumer that polled it before: not any more where the beginning has been beyond it for as long
/// as a consumer may have a record in hand.
final class Beginnings {
  private final long inHand;
  private final Map<Partition, NavigableMap<Long, Long>> since = new HashMap<>();

  private record Partition(String topic, int number) {}

  Beginnings(Duration inHand) {
    this.inHand = inHand.toNanos();
  }

  /// Notes where partitions begin now, and says from where on each has begun for long enough; none
  /// for a partition of which that is not known.
  ///
  /// @param nanos the time, from any start
  List<StreamStart> settled(List<StreamStart> now, long nanos) {
    return now.stream().map(it -> settled(it, nanos)).flatMap(Optional::stream).toList();
  }

  private Optional<StreamStart> settled(StreamStart now, long nanos) {
    NavigableMap<Long, Long> seen =
        since.computeIfAbsent(new Partition(now.topic(), now.partition()), _ -> new TreeMap<>());
    // A topic that was made anew begins again.
    seen.tailMap(now.offset(), false).clear();
    seen.putIfAbsent(now.offset(), nanos);
    Optional<Long> settled =
        seen.entrySet().stream()
            .filter(it -> nanos - it.getValue() >= inHand)
            .map(Map.Entry::getKey)
            .max(Long::compare);
    settled.ifPresent(offset -> seen.headMap(offset, false).clear());
    return settled.map(offset -> new StreamStart(now.topic(), now.partition(), offset));
  }

  /// Nothing is known any more.
  void forget() {
    since.clear();
  }
}
