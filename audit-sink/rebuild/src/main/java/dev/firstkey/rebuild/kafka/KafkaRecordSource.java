package dev.firstkey.rebuild.kafka;

import dev.firstkey.rebuild.RecordSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Records from Kafka, read ahead for each partition. It belongs to no group and commits nothing.
public final class KafkaRecordSource implements RecordSource, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Ahead> ahead = new HashMap<>();

  /// What was read from an offset on.
  private record Ahead(long from, long to, Map<Long, ConsumerRecord<byte[], byte[]>> records) {

    boolean reaches(long offset) {
      return from <= offset && offset <= to;
    }
  }

  /// @param settings of a Kafka client
  public KafkaRecordSource(Map<String, Object> settings) throws IOException {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("auto.offset.reset", "none");
    all.put("enable.auto.commit", false);
    try {
      consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      Set<TopicPartition> known = partitions();
      begins = consumer.beginningOffsets(known, PATIENCE);
      ends = consumer.endOffsets(known, PATIENCE);
    } catch (KafkaException e) {
      throw silent(e);
    }
  }

  private Set<TopicPartition> partitions() {
    return consumer.listTopics(PATIENCE).values().stream()
        .flatMap(Collection::stream)
        .filter(it -> !it.topic().startsWith("__"))
        .map(it -> new TopicPartition(it.topic(), it.partition()))
        .collect(Collectors.toSet());
  }

  @Override
  public List<End> ends() {
    return ends.entrySet().stream()
        .map(it -> new End(it.getKey().topic(), it.getKey().partition(), it.getValue()))
        .toList();
  }

  @Override
  public Answer at(String topic, int partition, long offset) throws IOException {
    TopicPartition place = new TopicPartition(topic, partition);
    if (offset >= ends.getOrDefault(place, 0L)) {
      return new Nothing();
    }
    long first = begins.getOrDefault(place, 0L);
    if (offset < first) {
      return new NotKept(first);
    }
    Ahead there = ahead.get(place);
    if (there == null || !there.reaches(offset)) {
      there = read(place, offset);
      ahead.put(place, there);
    }
    ConsumerRecord<byte[], byte[]> found = there.records().get(offset);
    return found == null ? new Nothing() : new Found(found.key(), found.value());
  }

  private Ahead read(TopicPartition place, long offset) throws IOException {
    try {
      consumer.assign(List.of(place));
      consumer.seek(place, offset);
      List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(PATIENCE).records(place);
      if (records.isEmpty()) {
        throw new IOException("Kafka gives no record of " + place);
      }
      return new Ahead(
          offset,
          records.getLast().offset(),
          records.stream().collect(Collectors.toMap(ConsumerRecord::offset, it -> it)));
    } catch (KafkaException e) {
      throw silent(e);
    }
  }

  private static IOException silent(KafkaException e) {
    return new IOException("Kafka gives no answer: " + e.getClass().getSimpleName(), e);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
