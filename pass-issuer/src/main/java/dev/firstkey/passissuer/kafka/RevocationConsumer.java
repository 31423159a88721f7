package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.EndPass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of passes that ended. A heartbeat leaves no receipt.
@ApplicationScoped
class RevocationConsumer implements Listener {
  private final Inbox inbox;
  private final EndPass endPass;

  RevocationConsumer(Inbox inbox, EndPass endPass) {
    this.inbox = inbox;
    this.endPass = endPass;
  }

  @Override
  public Topic topic() {
    return Topic.REVOCATION;
  }

  @Incoming("revocation")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return RevocationHeartbeat.heardIn(record.partition(), record.value()).isPresent()
        ? Uni.createFrom().voidItem()
        : inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    return react((RevocationFact) event.fact());
  }

  private Reaction react(RevocationFact fact) {
    return switch (fact) {
      case PassRevoked revoked ->
          Reaction.silent(() -> endPass.ended(revoked.passId(), revoked.reason()));
      case AuthenticatorRevoked _, RevocationHeartbeat _, RevocationRecordReplayed _ ->
          Reaction.NONE;
    };
  }
}
