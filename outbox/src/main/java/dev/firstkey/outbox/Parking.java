package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Envelope;
import dev.firstkey.contracts.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
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
  private final Instance<ParkedVoice> voices;

  Parking(
      Outbox outbox, HeldRecords held, MeterRegistry meters, @Any Instance<ParkedVoice> voices) {
    this.voices = voices;
    this.outbox = outbox;
    this.held = held;
    this.meters = meters;
  }

  /// Parks a record of Firstkey's own streams, whose key is then on hold.
  ///
  /// @param event what could be read
  Uni<Void> parkOwn(
      ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Optional<Envelope> event) {
    return held.add(record, code, event.map(Envelope::id))
        .chain(() -> outbox.add(said(record, code, event)))
        .chain(() -> park(record, code));
  }

  private List<Event> said(
      ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Optional<Envelope> event) {
    return voices.stream()
        .flatMap(voice ->
            Telling.parked(voice, HeldRecord.of(record, code, voice.now()), event).stream())
        .toList();
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
