package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ExpiryFact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.Topic;
import dev.firstkey.enrollmentgateway.EndPass;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HearExpiry implements Listener {
  private final Inbox inbox;
  private final EndPass end;

  HearExpiry(Inbox inbox, EndPass end) {
    this.inbox = inbox;
    this.end = end;
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
    return switch ((ExpiryFact) event.fact()) {
      case PassExpired fact ->
          Reaction.silent(
              () -> end.expire(fact.workerId(), fact.passId(), event.envelope().id().toString()));
      case CaseExpired _ -> Reaction.NONE;
    };
  }
}
