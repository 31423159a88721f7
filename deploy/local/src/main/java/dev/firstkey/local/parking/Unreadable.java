package dev.firstkey.local.parking;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.local.stack.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Says an event again in a version that nobody knows.
record Unreadable(KafkaClient kafka) {

  void say(Event event) throws InterruptedException {
    var topic = event.type().topic().name("firstkey.");
    Map<String, Object> config = kafka.with(Map.of("acks", "all"));
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, event.key(), bytes(event))).get();
    } catch (ExecutionException failure) {
      throw new Trouble("Kafka does not take the record: " + failure.getCause());
    }
  }

  private static byte[] bytes(Event event) {
    var known = event.type().id();
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8)
        .replace(known, known.replace(".v1", ".v999"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
