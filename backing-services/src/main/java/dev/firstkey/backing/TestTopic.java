package dev.firstkey.backing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// One topic, as a test writes and reads it: raw bytes, no consumer group, nothing remembered
/// between calls.
public final class TestTopic {
  private static final Map<String, KafkaProducer<byte[], byte[]>> PRODUCERS =
      new ConcurrentHashMap<>();

  private final String bootstrap;
  private final String name;

  private TestTopic(String bootstrap, String name) {
    this.bootstrap = bootstrap;
    this.name = name;
  }

  /// @param name with its prefix
  public static TestTopic of(String bootstrap, String name) {
    return new TestTopic(bootstrap, name);
  }

  /// Returns when the broker has acknowledged the record (`acks=all`).
  ///
  /// @param key may be null
  /// @param value null is a tombstone
  public void send(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(name, keyBytes, value);
    headers.forEach(
        (header, text) -> message.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer().send(message).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The record was not written to " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// Sends all of them without waiting in between, and returns when the broker has acknowledged
  /// each.
  public static void sendAll(String bootstrap, List<ProducerRecord<byte[], byte[]>> records) {
    KafkaProducer<byte[], byte[]> producer =
        PRODUCERS.computeIfAbsent(bootstrap, TestTopic::newProducer);
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Not every record was written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// Every committed record from the beginning to the end that the topic has now, in order within
  /// each partition.
  public List<ConsumerRecord<byte[], byte[]>> read() {
    try (var consumer = consumer()) {
      List<TopicPartition> partitions = assigned(consumer);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  /// The first record that the condition holds for, old or new.
  ///
  /// @throws AssertionError where none came in time, with the number of records seen
  public ConsumerRecord<byte[], byte[]> awaitRecord(
      Predicate<ConsumerRecord<byte[], byte[]>> condition, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    int seen = 0;
    try (var consumer = consumer()) {
      assigned(consumer);
      do {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          seen++;
          if (condition.test(message)) {
            return message;
          }
        }
      } while (System.nanoTime() < end);
    }
    throw new AssertionError(
        "No such record on %s within %s; it has %d others".formatted(name, patience, seen));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return PRODUCERS.computeIfAbsent(bootstrap, TestTopic::newProducer);
  }

  private static KafkaProducer<byte[], byte[]> newProducer(String bootstrap) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrap, "acks", "all", "max.block.ms", 20_000, "linger.ms", 0);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private List<TopicPartition> assigned(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("enable.auto.commit", false);
    config.put("isolation.level", "read_committed");
    config.put("allow.auto.create.topics", false);
    // A consumer that is closed waits for the fetch that it has begun.
    config.put("fetch.max.wait.ms", 20);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
