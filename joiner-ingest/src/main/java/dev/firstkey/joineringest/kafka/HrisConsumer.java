package dev.firstkey.joineringest.kafka;

import dev.firstkey.contracts.HrRecord;
import dev.firstkey.joineringest.DirectoryWork;
import dev.firstkey.joineringest.HearHris;
import dev.firstkey.joineringest.hris.ForeignRecord;
import dev.firstkey.joineringest.hris.HrisReader;
import dev.firstkey.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The topics of the sources, raw and untrusted, and `hris.scim`, which only this service writes.
@ApplicationScoped
class HrisConsumer {
  private final Inbox inbox;
  private final HrisReader reader;
  private final HearHris hearHris;
  private final DirectoryWork work;
  private final LostRecords lostRecords;
  private final String topicPrefix;

  HrisConsumer(
      Inbox inbox,
      HrisReader reader,
      HearHris hearHris,
      DirectoryWork work,
      LostRecords lostRecords,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.topicPrefix = topicPrefix;
    this.lostRecords = lostRecords;
    this.inbox = inbox;
    this.reader = reader;
    this.hearHris = hearHris;
    this.work = work;
  }

  @Incoming("hris")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return hearForeign(record);
  }

  @Incoming("hris-scim")
  Uni<Void> hearOfScim(ConsumerRecord<byte[], byte[]> record) {
    return hearForeign(record);
  }

  private Uni<Void> hearForeign(ConsumerRecord<byte[], byte[]> record) {
    lostRecords.heard(record);
    var place =
        new HrRecord(record.topic(), record.partition(), record.offset(), record.timestamp());
    var topic = record.topic().substring(topicPrefix.length());
    var heard =
        reader.read(new ForeignRecord(topic, record.key(), record.value(), headers(record)));
    return inbox
        .hearForeign(record, () -> hearHris.hear(heard, place), () -> hearHris.giveUp(heard, place))
        .invoke(work::wake);
  }

  private static List<ForeignRecord.Header> headers(ConsumerRecord<?, ?> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .map(header -> new ForeignRecord.Header(header.key(), header.value()))
        .toList();
  }
}
