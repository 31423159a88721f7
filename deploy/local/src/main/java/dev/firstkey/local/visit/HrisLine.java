package dev.firstkey.local.visit;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import dev.firstkey.local.Hire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// An HRIS whose connection is open already.
public final class HrisLine implements AutoCloseable {
  private static final String TOPIC = Topic.HRIS.name("firstkey.");
  private static final byte[] STRUCTURED = EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8);

  private final KafkaProducer<String, byte[]> producer;

  public HrisLine(KafkaClient kafka) {
    producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all", "linger.ms", 0)),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.partitionsFor(TOPIC);
  }

  /// Sends and does not wait.
  public void publish(Hire hire) {
    var record = new ProducerRecord<>(TOPIC, hire.workerId(), hire.event());
    record.headers().add("content-type", STRUCTURED);
    producer.send(record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
