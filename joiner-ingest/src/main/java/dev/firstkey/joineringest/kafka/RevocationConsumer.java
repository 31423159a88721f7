package dev.firstkey.joineringest.kafka;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.DirectoryWork;
import dev.firstkey.joineringest.KeepAuthenticator;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The topic `revocation`. A revoked pass is nothing to a directory, and a heartbeat leaves no
/// receipt.
@ApplicationScoped
class RevocationConsumer implements Listener {
  private final Inbox inbox;
  private final KeepAuthenticator keepAuthenticator;
  private final DirectoryWork work;

  RevocationConsumer(Inbox inbox, KeepAuthenticator keepAuthenticator, DirectoryWork work) {
    this.inbox = inbox;
    this.keepAuthenticator = keepAuthenticator;
    this.work = work;
  }

  @Override
  public Topic topic() {
    return Topic.REVOCATION;
  }

  @Incoming("revocation")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return RevocationHeartbeat.heardIn(record.partition(), record.value()).isPresent()
        ? Uni.createFrom().voidItem()
        : inbox.hear(record, this::react).invoke(work::wake);
  }

  @Override
  public Reaction react(Event event) {
    return switch ((RevocationFact) event.fact()) {
      case AuthenticatorRevoked fact ->
          Reaction.silent(() -> keepAuthenticator.revoked(fact, event.envelope().id()));
      case PassRevoked _,
          RevocationHeartbeat _,
          RevocationRecordGivenUp _,
          RevocationRecordParked _,
          RevocationRecordReplayed _ ->
          Reaction.NONE;
    };
  }
}
