package dev.firstkey.auditsink.kafka;

import dev.firstkey.auditsink.AccountForArrivals;
import dev.firstkey.auditsink.Delivery;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.outbox.DeadLetter;
import dev.firstkey.outbox.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears every topic of Firstkey's own that holds evidence. HR records, write-backs, profiles and
/// dead letters hold personal data and are not read; checkpoints are what this service says itself.
@ApplicationScoped
class HearTopics {
  private final AccountForArrivals account;
  private final Traces traces;

  HearTopics(AccountForArrivals account, Traces traces) {
    this.account = account;
    this.traces = traces;
  }

  @Incoming("joiner")
  Uni<Void> joiner(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("issuance")
  Uni<Void> issuance(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("enrollment")
  Uni<Void> enrollment(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("enrollment-complete")
  Uni<Void> enrollmentComplete(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("expiry")
  Uni<Void> expiry(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("revocation")
  Uni<Void> revocation(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  @Incoming("audit")
  Uni<Void> audit(ConsumerRecords<byte[], byte[]> records) {
    return hear(records);
  }

  private Uni<Void> hear(ConsumerRecords<byte[], byte[]> records) {
    return traces.hearAll(records, () -> account.handle(deliveries(records)));
  }

  private static List<Delivery> deliveries(ConsumerRecords<byte[], byte[]> records) {
    return StreamSupport.stream(records.spliterator(), false).map(HearTopics::delivery).toList();
  }

  private static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    return new Delivery(
        new Arrival(place, record.key(), record.value()), code -> DeadLetter.of(record, code));
  }
}
