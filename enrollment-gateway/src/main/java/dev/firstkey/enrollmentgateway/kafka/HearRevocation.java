package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.enrollmentgateway.EndPass;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HearRevocation implements Listener {
  private final Inbox inbox;
  private final EndPass end;

  HearRevocation(Inbox inbox, EndPass end) {
    this.inbox = inbox;
    this.end = end;
  }

  @Override
  public Topic topic() {
    return Topic.REVOCATION;
  }

  @Incoming("revocation")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Uni<List<Event>> react(Event event) {
    return effect(event).replaceWith(List.of());
  }

  private Uni<Void> effect(Event event) {
    return switch ((RevocationFact) event.fact()) {
      case PassRevoked fact -> end.end(fact.workerId(), fact.passId(), fact.reason());
      case AuthenticatorRevoked fact ->
          end.revoke(fact.workerId(), fact.passId(), fact.authenticatorId(), fact.reason());
      case RevocationRecordReplayed _ -> Uni.createFrom().voidItem();
    };
  }
}
