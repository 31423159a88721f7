package dev.firstkey.joineringest.kafka;

import dev.firstkey.contracts.HrRecord;
import dev.firstkey.joineringest.DirectoryWork;
import dev.firstkey.joineringest.HearHris;
import dev.firstkey.joineringest.hris.ForeignRecord;
import dev.firstkey.joineringest.hris.HrisReader;
import dev.firstkey.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The topics `hris`, raw and untrusted, and `hris.scim`, which only this service writes.
@ApplicationScoped
class HrisConsumer {
  private final Inbox inbox;
  private final HrisReader reader;
  private final HearHris hearHris;
  private final DirectoryWork work;

  HrisConsumer(Inbox inbox, HrisReader reader, HearHris hearHris, DirectoryWork work) {
    this.inbox = inbox;
    this.reader = reader;
    this.hearHris = hearHris;
    this.work = work;
  }

  @Incoming("hris")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return hear(record, ForeignRecord.Way.KAFKA);
  }

  @Incoming("hris-scim")
  Uni<Void> hearOfScim(ConsumerRecord<byte[], byte[]> record) {
    return hear(record, ForeignRecord.Way.SCIM);
  }

  private Uni<Void> hear(ConsumerRecord<byte[], byte[]> record, ForeignRecord.Way way) {
    var place = new HrRecord(record.topic(), record.partition(), record.offset());
    var foreign = new ForeignRecord(way, record.key(), record.value(), contentTypes(record));
    var heard = reader.read(foreign);
    return inbox
        .hearForeign(record, () -> hearHris.hear(heard, place), () -> hearHris.giveUp(heard, place))
        .invoke(work::wake);
  }

  private static List<String> contentTypes(ConsumerRecord<?, ?> record) {
    return StreamSupport.stream(record.headers().headers("content-type").spliterator(), false)
        .map(header -> header.value() == null ? new byte[0] : header.value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }
}
