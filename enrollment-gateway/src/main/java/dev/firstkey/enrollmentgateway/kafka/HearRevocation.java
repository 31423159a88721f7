package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.enrollmentgateway.EndPass;
import dev.firstkey.enrollmentgateway.WatchHeartbeat;
import dev.firstkey.outbox.HeldElsewhere;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The topic `revocation`. A heartbeat stands behind every revocation of its partition, and is
/// heard behind them: this channel hears one record at a time, and no record before the one ahead
/// of it has taken effect.
@ApplicationScoped
class HearRevocation implements Listener {
  private final Inbox inbox;
  private final EndPass end;
  private final WatchHeartbeat watch;
  private final HeldElsewhere elsewhere;

  HearRevocation(Inbox inbox, EndPass end, WatchHeartbeat watch, HeldElsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.inbox = inbox;
    this.end = end;
    this.watch = watch;
  }

  @Override
  public Topic topic() {
    return Topic.REVOCATION;
  }

  @Incoming("revocation")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return RevocationHeartbeat.heardIn(record.partition(), record.value())
        .map(watch::heard)
        .orElseGet(() -> inbox.hear(record, this::react));
  }

  @Override
  public Reaction react(Event event) {
    return switch ((RevocationFact) event.fact()) {
      case PassRevoked fact ->
          Reaction.silent(() -> end.end(fact.workerId(), fact.passId(), fact.reason()));
      case AuthenticatorRevoked fact ->
          Reaction.silent(() ->
              end.revoke(fact.workerId(), fact.passId(), fact.authenticatorId(), fact.reason()));
      case RevocationRecordParked at ->
          Reaction.silent(
              () -> elsewhere.parked(event.key(), at.topic(), at.partition(), at.offset()));
      case RevocationRecordReplayed(var at) ->
          Reaction.silent(
              () -> elsewhere.decided(event.key(), at.topic(), at.partition(), at.offset()));
      case RevocationRecordGivenUp(var at) ->
          Reaction.silent(
              () -> elsewhere.decided(event.key(), at.topic(), at.partition(), at.offset()));
      case RevocationHeartbeat _ -> Reaction.NONE;
    };
  }
}
