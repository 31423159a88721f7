package dev.firstkey.auditsink.kafka;

import dev.firstkey.auditsink.AccountForArrival;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.outbox.DeadLetter;
import dev.firstkey.outbox.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears every topic of Firstkey's own that holds evidence. HR records, write-backs, profiles and
/// dead letters hold personal data and are not read; checkpoints are what this service says itself.
@ApplicationScoped
class HearTopics {
  private final AccountForArrival account;
  private final Traces traces;

  HearTopics(AccountForArrival account, Traces traces) {
    this.account = account;
    this.traces = traces;
  }

  @Incoming("joiner")
  Uni<Void> joiner(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("issuance")
  Uni<Void> issuance(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("enrollment")
  Uni<Void> enrollment(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("enrollment-complete")
  Uni<Void> enrollmentComplete(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("expiry")
  Uni<Void> expiry(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("revocation")
  Uni<Void> revocation(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  @Incoming("audit")
  Uni<Void> audit(ConsumerRecord<byte[], byte[]> record) {
    return hear(record);
  }

  private Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    return traces.hear(
        record,
        () ->
            account.handle(
                new Arrival(place, record.key(), record.value()),
                code -> DeadLetter.of(record, code)));
  }
}
