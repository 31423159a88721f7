package dev.firstkey.passissuer.kafka;

import dev.firstkey.contracts.EnrollmentFact;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.passissuer.IssuePass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears the gateway's requests for passes.
@ApplicationScoped
class EnrollmentConsumer {
  private final Inbox inbox;
  private final IssuePass issuePass;

  EnrollmentConsumer(Inbox inbox, IssuePass issuePass) {
    this.inbox = inbox;
    this.issuePass = issuePass;
  }

  @Incoming("enrollment")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, event -> react(event, (EnrollmentFact) event.fact()));
  }

  private Uni<List<Event>> react(Event event, EnrollmentFact fact) {
    return switch (fact) {
      case PassRequested request -> issuePass.requested(event, request);
      case PassDelivered _,
          ProofingFailed _,
          ProofingPassed _,
          RedemptionRefused _,
          TransactionOpened _ ->
          Uni.createFrom().item(List.of());
    };
  }
}
