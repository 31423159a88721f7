package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ExpiryFact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.CloseCase;
import dev.firstkey.passissuer.EndPass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of time that ran out.
@ApplicationScoped
class ExpiryConsumer implements Listener {
  private final Inbox inbox;
  private final CloseCase closeCase;
  private final EndPass endPass;

  ExpiryConsumer(Inbox inbox, CloseCase closeCase, EndPass endPass) {
    this.inbox = inbox;
    this.closeCase = closeCase;
    this.endPass = endPass;
  }

  @Override
  public Topic topic() {
    return Topic.EXPIRY;
  }

  @Incoming("expiry")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    return react(event, (ExpiryFact) event.fact());
  }

  private Reaction react(Event event, ExpiryFact fact) {
    return switch (fact) {
      case CaseExpired expired -> Reaction.of(() -> closeCase.ranOut(event, expired));
      case PassExpired expired ->
          Reaction.silent(() -> endPass.ended(expired.passId(), RevocationReason.EXPIRED));
    };
  }
}
