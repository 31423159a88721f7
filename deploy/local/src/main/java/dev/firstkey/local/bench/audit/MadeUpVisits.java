package dev.firstkey.local.bench.audit;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Says what happened in visits that never were, as the services would say it.
final class MadeUpVisits implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Instant start;

  MadeUpVisits(KafkaClient kafka, Instant start) {
    this.start = start;
    producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Sends events of so many visits, and returns when Kafka has them; how many events.
  int send(int first, int visits) {
    for (var number = first; number < first + visits; number++) {
      new MadeUpVisit(number, start).events().forEach(this::send);
    }
    producer.flush();
    return visits * MadeUpVisit.EVENTS;
  }

  private void send(Event event) {
    producer.send(record(event));
  }

  /// Sends one event, and returns when Kafka has it.
  void sendNow(Event event) throws InterruptedException, ExecutionException {
    producer.send(record(event)).get();
  }

  static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        event.type().topic().name("firstkey."),
        event.key().getBytes(StandardCharsets.UTF_8),
        EventCodec.encode(event));
  }

  @Override
  public void close() {
    producer.close();
  }
}
