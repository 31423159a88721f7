package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.AuditCheckpoint;
import dev.firstkey.contracts.AuditPosition;
import dev.firstkey.contracts.CheckpointFact;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.KeepEvidence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears how far the audit log has come.
@ApplicationScoped
class CheckpointConsumer implements Listener {
  private final Inbox inbox;
  private final KeepEvidence keepEvidence;

  CheckpointConsumer(Inbox inbox, KeepEvidence keepEvidence) {
    this.inbox = inbox;
    this.keepEvidence = keepEvidence;
  }

  @Override
  public Topic topic() {
    return Topic.AUDIT_CHECKPOINT;
  }

  @Incoming("audit-checkpoint")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hearNewest(record, this::effect);
  }

  @Override
  public Reaction react(Event event) {
    return Reaction.silent(() -> effect(event));
  }

  private Uni<Void> effect(Event event) {
    return switch ((CheckpointFact) event.fact()) {
      case AuditCheckpoint checkpoint -> keepEvidence.reached(checkpoint.asOf());
      case AuditPosition position -> keepEvidence.reached(position.asOf());
    };
  }
}
