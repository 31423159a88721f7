package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Partitions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A revocation-worker that is never behind, until a test silences it.
@ApplicationScoped
class Heart {
  private static final long EVERY_MILLIS = 700;
  private static final Speaker SPEAKER = new Speaker("revocation-worker");

  private final Vertx vertx;
  private final Partitions partitions;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Set<Integer> silent = ConcurrentHashMap.newKeySet();
  private long timer;

  Heart(
      Vertx vertx,
      Partitions partitions,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      @ConfigProperty(name = "firstkey.topic-prefix") String prefix) {
    this.vertx = vertx;
    this.partitions = partitions;
    this.topic = Topic.REVOCATION.name(prefix);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(EVERY_MILLIS, _ -> beat());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
    producer.close();
  }

  /// Says nothing more of the worker's partition.
  void silence(String worker) {
    silent.add(partitions.of(worker));
  }

  void speakAgain() {
    silent.clear();
  }

  /// Says it of a partition, on the same or another one.
  void say(int spoken, int partition, Instant asOf) {
    String subject = RevocationHeartbeat.subject(spoken);
    var event =
        SPEAKER.say(
            UUID.randomUUID(),
            Instant.now(),
            subject,
            new Chain(subject, "time", "service:revocation-worker"),
            new RevocationHeartbeat(spoken, asOf));
    producer.send(
        new ProducerRecord<>(
            topic, partition, subject.getBytes(StandardCharsets.UTF_8), EventCodec.encode(event)));
  }

  private void beat() {
    IntStream.range(0, partitions.count())
        .filter(partition -> !silent.contains(partition))
        .forEach(partition -> say(partition, partition, Instant.now()));
  }
}
