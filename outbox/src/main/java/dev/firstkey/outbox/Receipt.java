package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is kept so that a repeat does nothing.
record Receipt(UUID id, String topic, int partition, long offset) {

  static Receipt of(Event event, ConsumerRecord<?, ?> record) {
    return new Receipt(event.envelope().id(), record.topic(), record.partition(), record.offset());
  }

  static Receipt of(ConsumerRecord<?, ?> record) {
    String place = record.topic() + '/' + record.partition() + '/' + record.offset();
    UUID id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    return new Receipt(id, record.topic(), record.partition(), record.offset());
  }
}
