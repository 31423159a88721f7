package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.enrollmentgateway.KeepProfile;
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
    return inbox.hearForeign(record, () -> react(record));
  }

  private Uni<Reply> react(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null && record.key() != null) {
      return said(keep.erase(new String(record.key(), StandardCharsets.UTF_8)));
    }
    return switch (EventCodec.decode(record.value())) {
      case Decoded.Readable(Event event) ->
          event.fact() instanceof WorkerProfile profile
              ? said(keep.keep(profile))
              : parked(DeadLetterCode.WRONG_TOPIC);
      case Decoded.Unreadable(DeadLetterCode code) -> parked(code);
    };
  }

  private static Uni<Reply> said(Uni<Void> done) {
    return done.replaceWith(Reply.of(List.of()));
  }

  private static Uni<Reply> parked(DeadLetterCode code) {
    return Uni.createFrom().item(Reply.parked(List.of(), code));
  }
}
