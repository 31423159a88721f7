package dev.firstkey.joineringest.kafka;

import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The partitions of which Kafka did not say, when they were assigned, up to where they had been
/// heard. It is asked again: after a second, so that little is committed meanwhile, and then after
/// pauses that grow to a minute, until it answers or they are ours no more. What was deleted before
/// the first record that came in that time, and is behind a new commit, cannot be told.
final class Unasked {
  private static final long FIRST = 1_000;
  private static final long LONGEST = 60_000;

  private final Set<TopicPartition> waiting = ConcurrentHashMap.newKeySet();
  private final Vertx vertx;
  private final LostRecords lostRecords;

  Unasked(Vertx vertx, LostRecords lostRecords) {
    this.vertx = vertx;
    this.lostRecords = lostRecords;
  }

  /// The offset of the first record that was not heard.
  static long next(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  /// Asks until it is known what the group has heard of them.
  void ask(Admin kafka, String group, Collection<TopicPartition> partitions) {
    List<TopicPartition> asked =
        partitions.stream().filter(one -> !lostRecords.partitions().contains(one)).toList();
    waiting.addAll(asked);
    askAfter(FIRST, kafka, group, asked);
  }

  /// They are ours no more.
  void gone(Collection<TopicPartition> partitions) {
    waiting.removeAll(partitions);
  }

  private void askAfter(long pause, Admin kafka, String group, List<TopicPartition> asked) {
    List<TopicPartition> still = asked.stream().filter(waiting::contains).toList();
    if (!still.isEmpty()) {
      vertx.setTimer(pause, _ -> askNow(pause, kafka, group, still));
    }
  }

  private void askNow(long pause, Admin kafka, String group, List<TopicPartition> asked) {
    var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(asked);
    var _ =
        kafka
            .listConsumerGroupOffsets(Map.of(group, spec))
            .partitionsToOffsetAndMetadata(group)
            .toCompletionStage()
            .thenAccept(committed -> asked.forEach(one -> known(one, committed.get(one))))
            .exceptionally(_ -> askLater(pause, kafka, group, asked));
  }

  private @Nullable Void askLater(
      long pause, Admin kafka, String group, List<TopicPartition> asked) {
    askAfter(Math.min(2 * pause, LONGEST), kafka, group, asked);
    return null;
  }

  private void known(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    if (waiting.remove(partition)) {
      lostRecords.assigned(partition, next(committed));
    }
  }
}
