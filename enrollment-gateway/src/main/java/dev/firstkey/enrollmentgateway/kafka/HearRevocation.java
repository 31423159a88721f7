package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.enrollmentgateway.EndPass;
import dev.firstkey.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HearRevocation {
  private final Inbox inbox;
  private final EndPass end;

  HearRevocation(Inbox inbox, EndPass end) {
    this.inbox = inbox;
    this.end = end;
  }

  @Incoming("revocation")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, event -> react(event).replaceWith(List.of()));
  }

  private Uni<Void> react(Event event) {
    return switch ((RevocationFact) event.fact()) {
      case PassRevoked fact -> end.end(fact.workerId(), fact.passId(), fact.reason());
      case AuthenticatorRevoked fact ->
          end.revoke(fact.workerId(), fact.passId(), fact.authenticatorId(), fact.reason());
    };
  }
}
