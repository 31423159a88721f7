package dev.firstkey.revocationworker.kafka;

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
import dev.firstkey.revocationworker.FailPass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of refused redemptions.
@ApplicationScoped
class EnrollmentConsumer implements Listener {
  private final Inbox inbox;
  private final FailPass failPass;

  EnrollmentConsumer(Inbox inbox, FailPass failPass) {
    this.inbox = inbox;
    this.failPass = failPass;
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
      case RedemptionRefused refused -> Reaction.of(() -> failPass.on(event, refused));
      case EnrollmentRecordGivenUp _,
          EnrollmentRecordReplayed _,
          PassDelivered _,
          PassUnopened _,
          PassRequested _,
          ProofingFailed _,
          ProofingStated _,
          WorkerLookedUp _,
          ProofingPassed _,
          TransactionOpened _,
          TransactionSecondOpened _ ->
          Reaction.NONE;
    };
  }
}
