package dev.firstkey.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The bare cost of two hops: a record of 700 bytes there, another one back, `acks=all`, with
/// nothing in between.
final class RoundTrip implements AutoCloseable {
  private static final TopicPartition THERE = new TopicPartition("bench.there", 0);
  private static final TopicPartition BACK = new TopicPartition("bench.back", 0);

  private final KafkaProducer<byte[], byte[]> out;
  private final KafkaProducer<byte[], byte[]> echo;
  private final KafkaConsumer<byte[], byte[]> far;
  private final KafkaConsumer<byte[], byte[]> near;
  private final Thread other;
  private volatile boolean open = true;

  RoundTrip(String bootstrapServers) throws InterruptedException {
    makeTopics(bootstrapServers);
    out = producer(bootstrapServers);
    echo = producer(bootstrapServers);
    far = consumer(bootstrapServers, THERE);
    near = consumer(bootstrapServers, BACK);
    other = Thread.ofPlatform().name("echo").start(this::answer);
  }

  private static void makeTopics(String bootstrapServers) throws InterruptedException {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      var known = admin.listTopics().names().get(20, TimeUnit.SECONDS);
      var missing =
          List.of(THERE, BACK).stream()
              .map(TopicPartition::topic)
              .filter(topic -> !known.contains(topic))
              .map(topic -> new NewTopic(topic, 1, (short) 1))
              .toList();
      admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      String bootstrapServers, TopicPartition partition) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "fetch.min.bytes", 1),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
    return consumer;
  }

  /// Nanoseconds from the send to the answer's arrival.
  long once() {
    long start = System.nanoTime();
    out.send(new ProducerRecord<>(THERE.topic(), new byte[700]));
    while (near.poll(Duration.ofSeconds(5)).isEmpty()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) {
        throw new IllegalStateException("no answer within 20 seconds");
      }
    }
    return System.nanoTime() - start;
  }

  private void answer() {
    while (open) {
      far.poll(Duration.ofMillis(100))
          .forEach(record -> echo.send(new ProducerRecord<>(BACK.topic(), record.value())));
    }
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    other.join();
    List.of(out, echo, far, near).forEach(RoundTrip::end);
  }

  private static void end(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
