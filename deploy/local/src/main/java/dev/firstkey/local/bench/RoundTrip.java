package dev.firstkey.local.bench;

import dev.firstkey.backing.KafkaClient;
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

  RoundTrip(KafkaClient kafka) throws InterruptedException {
    makeTopics(kafka);
    out = producer(kafka);
    echo = producer(kafka);
    far = consumer(kafka, THERE);
    near = consumer(kafka, BACK);
    other = Thread.ofPlatform().name("echo").start(this::answer);
  }

  private static void makeTopics(KafkaClient kafka) throws InterruptedException {
    try (var admin = Admin.create(kafka.settings())) {
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

  private static KafkaProducer<byte[], byte[]> producer(KafkaClient kafka) {
    return new KafkaProducer<>(
        kafka.with(Map.of("acks", "all", "linger.ms", 0)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      KafkaClient kafka, TopicPartition partition) {
    var consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("fetch.min.bytes", 1)),
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
