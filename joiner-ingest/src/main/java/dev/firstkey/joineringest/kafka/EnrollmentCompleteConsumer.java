package dev.firstkey.joineringest.kafka;

import dev.firstkey.contracts.EnrollmentCompleteFact;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
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

/// The topic `enrollment-complete`.
@ApplicationScoped
class EnrollmentCompleteConsumer implements Listener {
  private final Inbox inbox;
  private final KeepAuthenticator keepAuthenticator;
  private final DirectoryWork work;

  EnrollmentCompleteConsumer(Inbox inbox, KeepAuthenticator keepAuthenticator, DirectoryWork work) {
    this.inbox = inbox;
    this.keepAuthenticator = keepAuthenticator;
    this.work = work;
  }

  @Override
  public Topic topic() {
    return Topic.ENROLLMENT_COMPLETE;
  }

  @Incoming("enrollment-complete")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react).invoke(work::wake);
  }

  @Override
  public Reaction react(Event event) {
    return switch ((EnrollmentCompleteFact) event.fact()) {
      case EnrollmentCompleted fact ->
          Reaction.of(() -> keepAuthenticator.completed(fact, event.envelope().id()));
    };
  }
}
