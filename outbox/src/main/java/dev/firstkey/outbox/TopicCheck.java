package dev.firstkey.outbox;

import dev.firstkey.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses to start where a topic or its dead-letter topic is missing, or where the topics differ
/// in their number of partitions: a key would have another partition on each, and nothing that is
/// said of a partition would hold.
@ApplicationScoped
class TopicCheck {
  private static final long PATIENCE_SECONDS = 60;

  private final KafkaAdmins kafka;
  private final String topicPrefix;
  private final List<String> further;

  /// @param further topics of this service alone, named behind the prefix
  TopicCheck(
      KafkaAdmins kafka,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix,
      @ConfigProperty(name = "firstkey.further-topics") Optional<List<String>> further) {
    this.kafka = kafka;
    this.topicPrefix = topicPrefix;
    this.further = further.orElse(List.of());
  }

  void check(@Observes @Priority(Schema.READY + 1) StartupEvent started) {
    List<String> topics = names(topic -> topic.name(topicPrefix), "");
    List<String> deadLetters = names(topic -> topic.deadLetter(topicPrefix), ".dead-letter");
    Map<String, Integer> found = counts(topics, deadLetters);
    List<String> missing =
        Stream.concat(topics.stream(), deadLetters.stream())
            .filter(name -> !found.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Topics are missing and must be created: " + missing);
    }
    found.keySet().retainAll(topics);
    if (Set.copyOf(found.values()).size() != 1) {
      throw new IllegalStateException(
          "Every topic needs the same number of partitions, but it is " + found);
    }
  }

  private List<String> names(Function<Topic, String> name, String ending) {
    Stream<String> more = further.stream().map(topic -> topicPrefix + topic + ending);
    return Stream.concat(Arrays.stream(Topic.values()).map(name), more).distinct().toList();
  }

  /// The partitions of those that exist.
  private Map<String, Integer> counts(List<String> topics, List<String> deadLetters) {
    List<String> all = Stream.concat(topics.stream(), deadLetters.stream()).toList();
    Map<String, Integer> counts = new TreeMap<>();
    try (Admin admin = kafka.open()) {
      admin
          .describeTopics(all)
          .topicNameValues()
          .forEach((name, topic) -> count(topic).ifPresent(count -> counts.put(name, count)));
    }
    return counts;
  }

  private OptionalInt count(KafkaFuture<TopicDescription> topic) {
    try {
      return OptionalInt.of(topic.get(PATIENCE_SECONDS, TimeUnit.SECONDS).partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw cannotDescribe(e);
    } catch (TimeoutException e) {
      throw cannotDescribe(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotDescribe(e);
    }
  }

  private IllegalStateException cannotDescribe(Exception failure) {
    return new IllegalStateException(
        "The topics with the prefix " + topicPrefix + " cannot be described", failure);
  }
}
