package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.EnrollmentFact;
import dev.firstkey.contracts.EnrollmentRecordGivenUp;
import dev.firstkey.contracts.EnrollmentRecordReplayed;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassUnopened;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.ProofingStated;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.contracts.TransactionSecondOpened;
import dev.firstkey.contracts.WorkerLookedUp;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.IssuePass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears the gateway's requests for passes.
@ApplicationScoped
class EnrollmentConsumer implements Listener {
  private final Inbox inbox;
  private final IssuePass issuePass;

  EnrollmentConsumer(Inbox inbox, IssuePass issuePass) {
    this.inbox = inbox;
    this.issuePass = issuePass;
  }

  @Override
  public Topic topic() {
    return Topic.ENROLLMENT;
  }

  @Incoming("enrollment")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    return react(event, (EnrollmentFact) event.fact());
  }

  private Reaction react(Event event, EnrollmentFact fact) {
    return switch (fact) {
      case PassRequested request -> Reaction.of(() -> issuePass.requested(event, request));
      case EnrollmentRecordGivenUp _,
          EnrollmentRecordReplayed _,
          PassDelivered _,
          PassUnopened _,
          ProofingFailed _,
          ProofingStated _,
          WorkerLookedUp _,
          ProofingPassed _,
          RedemptionRefused _,
          TransactionOpened _,
          TransactionSecondOpened _ ->
          Reaction.NONE;
    };
  }
}
