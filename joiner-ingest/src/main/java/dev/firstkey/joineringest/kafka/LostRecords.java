package dev.firstkey.joineringest.kafka;

import dev.firstkey.joineringest.hris.SourceTopics;
import dev.firstkey.joineringest.hris.Sources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The HR records that Kafka deleted before they were heard, because this service was away or
/// behind for longer than their topic keeps them: somebody was hired, or has left, and nobody here
/// knows. Counted in `firstkey.hris.lost`, tag `topic`, and said in the log with their place.
///
/// Where nothing of a partition is committed, nothing of it was heard. What is deleted while it
/// waits in memory is told, though it is heard after all.
@ApplicationScoped
class LostRecords {
  private static final Logger LOG = Logger.getLogger(LostRecords.class);

  private final Map<TopicPartition, Expected> expected = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> told = new ConcurrentHashMap<>();
  private final MeterRegistry meters;
  private final List<String> topics;

  LostRecords(
      MeterRegistry meters,
      @ConfigProperty(name = SourceTopics.NAMES) List<String> topics,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.meters = meters;
    this.topics =
        Stream.concat(topics.stream(), Stream.of(Sources.SCIM)).map(topicPrefix::concat).toList();
  }

  // From the start, so that the first of them is already an increase that an alert can see.
  void start(@Observes StartupEvent started) {
    topics.forEach(this::counter);
  }

  /// A partition is ours now.
  ///
  /// @param committed the offset of the first that was not heard when it was another's
  void assigned(TopicPartition partition, long committed) {
    long known = Math.max(committed, told.getOrDefault(partition, 0L));
    expected.put(partition, new Expected(known));
  }

  /// They are ours no more.
  void gone(Collection<TopicPartition> partitions) {
    expected.keySet().removeAll(partitions);
  }

  /// Which are ours.
  Set<TopicPartition> partitions() {
    return Set.copyOf(expected.keySet());
  }

  /// The record comes now.
  void heard(ConsumerRecord<?, ?> record) {
    Expected ofIt = expected.get(new TopicPartition(record.topic(), record.partition()));
    if (ofIt != null) {
      ofIt.heard(record.offset());
    }
  }

  /// A partition begins at this offset now.
  void begins(TopicPartition partition, long beginning) {
    Expected ofIt = expected.get(partition);
    long lost = ofIt == null ? 0 : ofIt.lost(beginning);
    if (lost > 0) {
      told.merge(partition, beginning, Math::max);
      counter(partition.topic()).increment(lost);
      LOG.errorf(
          "lost records=%d topic=%s partition=%d before=%d: Kafka deleted them before they were"
              + " heard",
          lost, partition.topic(), partition.partition(), beginning);
    }
  }

  private Counter counter(String topic) {
    return meters.counter("firstkey.hris.lost", "topic", topic);
  }
}
