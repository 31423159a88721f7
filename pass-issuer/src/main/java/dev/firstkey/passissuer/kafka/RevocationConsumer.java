package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.HeldElsewhere;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.EndPass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of passes that ended, and of what revocation-worker could not take in. A heartbeat leaves
/// no receipt.
@ApplicationScoped
class RevocationConsumer implements Listener {
  private final Inbox inbox;
  private final EndPass endPass;
  private final HeldElsewhere elsewhere;

  RevocationConsumer(Inbox inbox, EndPass endPass, HeldElsewhere elsewhere) {
    this.elsewhere = elsewhere;
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
    return switch ((RevocationFact) event.fact()) {
      case PassRevoked revoked ->
          Reaction.silent(() -> endPass.ended(revoked.passId(), revoked.reason()));
      case RevocationRecordParked at ->
          Reaction.silent(
              () -> elsewhere.parked(event.key(), at.topic(), at.partition(), at.offset()));
      case RevocationRecordReplayed(var at) ->
          Reaction.silent(
              () -> elsewhere.decided(event.key(), at.topic(), at.partition(), at.offset()));
      case RevocationRecordGivenUp(var at) ->
          Reaction.silent(
              () -> elsewhere.decided(event.key(), at.topic(), at.partition(), at.offset()));
      case AuthenticatorRevoked _, RevocationHeartbeat _ -> Reaction.NONE;
    };
  }
}
