package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.enrollmentgateway.KeepProfile;
import dev.firstkey.enrollmentgateway.ProfileVersion;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The one topic with tombstones: a null value erases the worker's names.
@ApplicationScoped
class HearWorkerProfile {
  private final Inbox inbox;
  private final KeepProfile keep;

  HearWorkerProfile(Inbox inbox, KeepProfile keep) {
    this.inbox = inbox;
    this.keep = keep;
  }

  @Incoming("worker-profile")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hearForeign(
        record, () -> react(record), () -> Reply.parked(List.of(), DeadLetterCode.UNPROCESSABLE));
  }

  private Uni<Reply> react(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null && record.key() != null) {
      return said(keep.erase(key(record), version(record)));
    }
    return switch (EventCodec.decode(record.value())) {
      case Decoded.Readable(Event event) ->
          event.fact() instanceof WorkerProfile profile
              ? keep(record, profile)
              : parked(DeadLetterCode.WRONG_TOPIC);
      case Decoded.Unreadable(DeadLetterCode code) -> parked(code);
    };
  }

  /// A profile under another worker's key would escape the erasure of its own.
  private Uni<Reply> keep(ConsumerRecord<byte[], byte[]> record, WorkerProfile profile) {
    return record.key() != null && profile.workerId().equals(key(record))
        ? said(keep.keep(profile, version(record)))
        : parked(DeadLetterCode.INVALID_DATA);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static ProfileVersion version(ConsumerRecord<byte[], byte[]> record) {
    return new ProfileVersion(record.partition(), record.offset());
  }

  private static Uni<Reply> said(Uni<Void> done) {
    return done.replaceWith(Reply.of(List.of()));
  }

  private static Uni<Reply> parked(DeadLetterCode code) {
    return Uni.createFrom().item(Reply.parked(List.of(), code));
  }
}
