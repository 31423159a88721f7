package dev.firstkey.backing;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// What a consumer group has still to hear: the distance from the offsets that it has committed to
/// the ends of the topics.
public final class Backlog {
  private Backlog() {}

  /// Returns when the group has committed everything that the topics hold at the time of the call.
  ///
  /// @throws AssertionError where it did not in time, with the number of records left
  public static void awaitHeard(
      String bootstrap, String group, Collection<String> topics, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Map<TopicPartition, Long> ends = ends(admin, topics);
      for (long left = left(admin, group, ends); left > 0; left = left(admin, group, ends)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(group + " has still to hear " + left + " records");
        }
        Pause.briefly();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    var partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return admin.listOffsets(partitions).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static long left(Admin admin, String group, Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    var heard = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long left = 0;
    for (var end : ends.entrySet()) {
      var mine = heard.get(end.getKey());
      left += Math.max(0, end.getValue() - (mine == null ? 0 : mine.offset()));
    }
    return left;
  }
}
