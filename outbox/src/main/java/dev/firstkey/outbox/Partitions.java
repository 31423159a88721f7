package dev.firstkey.outbox;

import dev.firstkey.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The partition of a key. It is the same on each of Firstkey's own topics, because all of them
/// have one number of partitions, and the one that Kafka's own producers choose.
@ApplicationScoped
public class Partitions {
  private static final long PATIENCE_SECONDS = 60;

  private final KafkaAdmins kafka;
  private final String topicPrefix;
  private volatile int count;

  Partitions(
      KafkaAdmins kafka, @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.kafka = kafka;
    this.topicPrefix = topicPrefix;
  }

  /// After the check that all topics have the same number.
  void learn(@Observes @Priority(Schema.READY + 2) StartupEvent started) {
    String name = Topic.REVOCATION.name(topicPrefix);
    try (Admin admin = kafka.open()) {
      var described = admin.describeTopics(List.of(name)).allTopicNames();
      var topics = described.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      count = Objects.requireNonNull(topics.get(name)).partitions().size();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The topic " + name + " cannot be described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a topic was described", e);
    }
  }

  /// How many there are.
  public int count() {
    if (count == 0) {
      throw new IllegalStateException("the partitions are known from the start-up on");
    }
    return count;
  }

  /// Where the records of a key stand.
  public int of(String key) {
    return of(key, count());
  }

  /// Kafka's own rule (KIP-794 left it as it was for records that have a key).
  static int of(String key, int count) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
  }
}
