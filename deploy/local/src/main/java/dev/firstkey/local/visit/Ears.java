package dev.firstkey.local.visit;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Hears what the services say, and when: the first event of each type about each worker.
public final class Ears implements AutoCloseable {
  private static final List<Topic> HEARD =
      List.of(
          Topic.JOINER,
          Topic.ISSUANCE,
          Topic.ENROLLMENT,
          Topic.ENROLLMENT_COMPLETE,
          Topic.REVOCATION);

  /// An event, and the moment ([System#nanoTime]) at which it came here.
  public record Heard(long at, Event event) {}

  private record About(String workerId, EventType type) {}

  private final Map<About, CompletableFuture<Heard>> events = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread listener;
  private volatile boolean open = true;

  /// Hears from now on.
  public Ears(KafkaClient kafka) {
    consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("fetch.min.bytes", 1)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions = HEARD.stream().flatMap(topic -> partitions(topic).stream()).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    listener = Thread.ofPlatform().name("ears").start(this::listen);
  }

  private Collection<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.name("firstkey.")).stream()
        .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /// The first event of this type about this worker, once it is here.
  public CompletableFuture<Heard> hear(String workerId, EventType type) {
    return events.computeIfAbsent(new About(workerId, type), _ -> new CompletableFuture<>());
  }

  /// Forgets what was heard about a worker.
  public void forget(String workerId) {
    events.keySet().removeIf(about -> about.workerId().equals(workerId));
  }

  private void listen() {
    try (consumer) {
      while (open) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::note);
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    if (EventCodec.decode(record.value()) instanceof Decoded.Readable(var event)) {
      hear(event.key(), event.type()).complete(new Heard(now, event));
    }
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    listener.join();
  }
}
