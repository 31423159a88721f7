package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is kept so that a repeat does nothing.
///
/// @param id of the event, or of the record where the event cannot be read
record Receipt(UUID id, String topic, int partition, long offset) {

  static Receipt of(Event event, ConsumerRecord<?, ?> record) {
    return new Receipt(event.envelope().id(), record.topic(), record.partition(), record.offset());
  }

  static Receipt of(ConsumerRecord<?, ?> record) {
    UUID id = id(record.topic(), record.partition(), record.offset());
    return new Receipt(id, record.topic(), record.partition(), record.offset());
  }

  /// Of a record from outside. Its time belongs to it: a topic that was made anew begins at the
  /// first offset again, and what stands there was not heard.
  static Receipt ofForeign(ConsumerRecord<?, ?> record) {
    String place = record.topic() + '/' + record.partition() + '/' + record.offset();
    return new Receipt(
        named(place + '/' + record.timestamp()),
        record.topic(),
        record.partition(),
        record.offset());
  }

  /// The id that the record's own receipt has.
  UUID ofRecord() {
    return id(topic, partition, offset);
  }

  private static UUID id(String topic, int partition, long offset) {
    return named(topic + '/' + partition + '/' + offset);
  }

  private static UUID named(String place) {
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
  }
}
