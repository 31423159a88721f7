package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.outbox.DeadLetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The service's consumer once more, under another group: it begins at the beginning, as after a
/// loss of the group's offsets.
@ApplicationScoped
class HearAgain {
  private final AccountForArrivals account;
  private final ChannelRegistry channels;
  private final AtomicLong heard = new AtomicLong();

  HearAgain(AccountForArrivals account, ChannelRegistry channels) {
    this.account = account;
    this.channels = channels;
  }

  void begin() {
    channels.getPausable("again").resume();
  }

  long heard() {
    return heard.get();
  }

  @Incoming("again")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    return account
        .handle(
            List.of(
                new Delivery(
                    new Arrival(place, record.key(), record.value()),
                    code -> DeadLetter.of(record, code))))
        .invoke(heard::incrementAndGet);
  }
}
