package dev.firstkey.local.replay;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The consumer groups of the five services.
final class Groups implements AutoCloseable {
  private static final Duration STANDSTILL = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 500;

  private final Admin admin;

  Groups(KafkaClient kafka) {
    admin = Admin.create(kafka.settings());
  }

  /// Sets a group whose members are gone to the beginning of all that it has heard.
  ///
  /// @return how many records lie between there and where it was
  long setBack(String group) throws ExecutionException, InterruptedException {
    var heard = heard(group);
    var first = offsets(heard.keySet(), OffsetSpec.earliest());
    admin.alterConsumerGroupOffsets(group, committed(first)).all().get();
    return distance(first, heard);
  }

  /// Returns when every group has heard what stands on its topics now.
  ///
  /// @throws Stopped where nothing moves any more
  void awaitHeard() throws Stopped, InterruptedException, ExecutionException {
    Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();
    for (var service : Service.values()) {
      var group = service.spoken();
      ends.put(group, offsets(heard(group).keySet(), OffsetSpec.latest()));
    }
    long least = Long.MAX_VALUE;
    long moved = System.nanoTime();
    for (long left = left(ends); left > 0; left = left(ends)) {
      if (left < least) {
        least = left;
        moved = System.nanoTime();
      }
      if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
        throw new Stopped(left + " records were not heard");
      }
      Waiting.pause(PAUSE_MILLIS);
    }
  }

  private long left(Map<String, Map<TopicPartition, Long>> ends)
      throws ExecutionException, InterruptedException {
    long left = 0;
    for (var end : ends.entrySet()) {
      left += distance(heard(end.getKey()), end.getValue());
    }
    return left;
  }

  private static long distance(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .mapToLong(it -> Math.max(0, it.getValue() - from.getOrDefault(it.getKey(), 0L)))
        .sum();
  }

  private Map<TopicPartition, Long> heard(String group)
      throws ExecutionException, InterruptedException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(of.stream().collect(Collectors.toMap(it -> it, _ -> which)))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Map<TopicPartition, Long> at) {
    return at.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> new OffsetAndMetadata(it.getValue())));
  }

  @Override
  public void close() {
    admin.close();
  }
}
