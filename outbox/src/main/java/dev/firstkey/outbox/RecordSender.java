package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Sends one waiting record; the item arrives when every in-sync replica has it.
@ApplicationScoped
class RecordSender {
  private static final int BY_KEY = -1;

  private final MutinyEmitter<byte[]> emitter;

  RecordSender(
      @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  Uni<Void> send(WaitingRecord waiting) {
    OutgoingRecord record = waiting.record();
    var metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(record.topic())
            .withPartition(waiting.partition() == null ? BY_KEY : waiting.partition())
            .withKey(record.key())
            .withHeaders(headers(record.headers()))
            .build();
    return emitter.sendMessage(Message.of(record.payload()).addMetadata(metadata));
  }

  private static RecordHeaders headers(Map<String, String> headers) {
    RecordHeaders kafka = new RecordHeaders();
    headers.forEach((name, value) -> kafka.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return kafka;
  }
}
