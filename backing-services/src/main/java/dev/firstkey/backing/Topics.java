package dev.firstkey.backing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Makes topics, and says how many partitions they have.
public final class Topics {

  private Topics() {}

  /// Creates those that are missing; one that exists stays as it is, whatever its partitions and
  /// settings. Each partition has as many copies as the brokers make by themselves.
  ///
  /// Returns when every one of them can be described.
  public static void create(
      KafkaClient client, Collection<String> names, int partitions, Map<String, String> config) {
    try (Admin admin = admin(client)) {
      List<NewTopic> topics =
          names.stream()
              .map(name ->
                  new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config))
              .toList();
      admin.createTopics(topics).values().values().forEach(Topics::createdOrThere);
    }
    awaitAll(client, names);
  }

  /// The partition counts of those that exist, by name.
  public static Map<String, Integer> partitions(KafkaClient client, Collection<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    try (Admin admin = admin(client)) {
      admin
          .describeTopics(names)
          .topicNameValues()
          .forEach((name, description) -> {
            try {
              counts.put(name, get(description).partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
              counts.remove(name);
            }
          });
    }
    return counts;
  }

  /// Returns when so many brokers are there to take copies.
  ///
  /// @throws IllegalStateException where they do not come within 60 seconds
  public static void awaitBrokers(KafkaClient client, int brokers) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try (Admin admin = admin(client)) {
      while (get(admin.describeCluster().nodes()).size() < brokers) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Kafka has fewer than " + brokers + " brokers");
        }
        Pause.briefly();
      }
    }
  }

  // The controller answers before the broker has read the new topics from the metadata log.
  private static void awaitAll(KafkaClient client, Collection<String> names) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (partitions(client, names).size() < names.stream().distinct().count()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Kafka created the topics but does not show them: " + names);
      }
      Pause.briefly();
    }
  }

  private static void createdOrThere(Future<Void> creation) {
    try {
      get(creation);
    } catch (TopicExistsException e) {
      // Idempotent: there is what the caller wants.
      return;
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static Admin admin(KafkaClient client) {
    return Admin.create(client.settings());
  }
}
