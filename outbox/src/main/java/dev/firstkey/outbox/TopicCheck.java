package dev.firstkey.outbox;

import dev.firstkey.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses to start where the topics are missing or differ in their number of partitions: a key
/// would have another partition on each, and nothing that is said of a partition would hold.
@ApplicationScoped
class TopicCheck {
  private static final long PATIENCE_SECONDS = 60;

  private final String bootstrap;
  private final String topicPrefix;

  TopicCheck(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.bootstrap = bootstrap;
    this.topicPrefix = topicPrefix;
  }

  void check(@Observes @Priority(Schema.READY + 1) StartupEvent started) {
    Map<String, Integer> partitions = partitions();
    if (partitions.values().stream().distinct().count() != 1) {
      throw new IllegalStateException(
          "Every topic needs the same number of partitions, but it is " + partitions);
    }
  }

  private Map<String, Integer> partitions() {
    List<String> names = Arrays.stream(Topic.values()).map(t -> t.name(topicPrefix)).toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Map<String, Integer> counts = new TreeMap<>();
      admin
          .describeTopics(names)
          .allTopicNames()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .values()
          .forEach(topic -> counts.put(topic.name(), count(topic)));
      return counts;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "The topics with the prefix " + topicPrefix + " cannot be described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were described", e);
    }
  }

  private static int count(TopicDescription topic) {
    return topic.partitions().size();
  }
}
