package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Parks what cannot be read or taken in: its bytes go to the dead-letter topic, in the caller's
/// transaction. Counted as `firstkey.records.parked` by topic and code.
@ApplicationScoped
class Parking {
  private static final Logger LOG = Logger.getLogger(Parking.class);

  private final Outbox outbox;
  private final HeldRecords held;
  private final MeterRegistry meters;

  Parking(Outbox outbox, HeldRecords held, MeterRegistry meters) {
    this.outbox = outbox;
    this.held = held;
    this.meters = meters;
  }

  /// Parks a record of Firstkey's own streams, whose key is then on hold.
  ///
  /// @param event the event's id, where it could be read
  Uni<Void> parkOwn(
      ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Optional<UUID> event) {
    return held.add(record, code, event).chain(() -> park(record, code));
  }

  /// Parks a record from outside. It holds nothing: nothing is known of whom it is about.
  Uni<Void> park(ConsumerRecord<byte[], byte[]> record, DeadLetterCode code) {
    LOG.errorf(
        "parked a record: topic=%s partition=%d offset=%d code=%s",
        record.topic(), record.partition(), record.offset(), code.word());
    meters
        .counter("firstkey.records.parked", "topic", record.topic(), "code", code.word())
        .increment();
    return outbox.addRecords(List.of(DeadLetter.of(record, code)));
  }
}
