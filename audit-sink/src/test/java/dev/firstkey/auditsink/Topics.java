package dev.firstkey.auditsink;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A producer for this test's topics, as the other services would use one.
final class Topics implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  static String name(Topic topic) {
    return topic.name(FirstkeyBacking.topicPrefix());
  }

  void say(Event event) {
    send(event.type().topic(), event.key(), EventCodec.encode(event));
  }

  void send(Topic topic, String key, byte[] value) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    sent.add(producer.send(new ProducerRecord<>(name(topic), keyBytes, value)));
  }

  /// As revocation-worker says it: on the partition that it speaks of, or on another.
  void beat(int spoken, int partition) {
    String subject = RevocationHeartbeat.subject(spoken);
    Event event =
        new Speaker("revocation-worker")
            .say(
                UUID.randomUUID(),
                Instant.EPOCH,
                subject,
                new Chain(subject, "time", "service:revocation-worker"),
                new RevocationHeartbeat(spoken, Instant.EPOCH));
    sent.add(
        producer.send(
            new ProducerRecord<>(
                name(Topic.REVOCATION),
                partition,
                subject.getBytes(StandardCharsets.UTF_8),
                EventCodec.encode(event))));
  }

  /// Something else on a partition of the same topic.
  void garbage(int partition) {
    sent.add(
        producer.send(
            new ProducerRecord<>(
                name(Topic.REVOCATION), partition, new byte[] {1}, new byte[] {2})));
  }

  /// Where what was sent stands, in the order of sending, when the broker has it.
  List<RecordMetadata> settle() {
    List<RecordMetadata> places = sent.stream().map(Topics::get).toList();
    sent.clear();
    return places;
  }

  @Override
  public void close() {
    settle();
    producer.close();
  }

  private static RecordMetadata get(Future<RecordMetadata> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
