package dev.firstkey.revocationworker.kafka;

import dev.firstkey.contracts.EnrollmentCompleteFact;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.revocationworker.FinishPass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of redemptions.
@ApplicationScoped
class EnrollmentCompleteConsumer implements Listener {
  private final Inbox inbox;
  private final FinishPass finishPass;

  EnrollmentCompleteConsumer(Inbox inbox, FinishPass finishPass) {
    this.inbox = inbox;
    this.finishPass = finishPass;
  }

  @Override
  public Topic topic() {
    return Topic.ENROLLMENT_COMPLETE;
  }

  @Incoming("enrollment-complete")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    return react(event, (EnrollmentCompleteFact) event.fact());
  }

  private Reaction react(Event event, EnrollmentCompleteFact fact) {
    return switch (fact) {
      case EnrollmentCompleted completed -> Reaction.of(() -> finishPass.on(event, completed));
    };
  }
}
