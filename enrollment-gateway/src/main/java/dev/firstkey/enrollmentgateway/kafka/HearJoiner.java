package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.DirectoryCompared;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRecordGivenUp;
import dev.firstkey.contracts.JoinerRecordReplayed;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerSeparated;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.ProfileErased;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.ScimRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.enrollmentgateway.LearnEpisode;
import dev.firstkey.enrollmentgateway.MarkPublished;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HearJoiner implements Listener {
  private final Inbox inbox;
  private final LearnEpisode learn;
  private final MarkPublished mark;

  HearJoiner(Inbox inbox, LearnEpisode learn, MarkPublished mark) {
    this.inbox = inbox;
    this.learn = learn;
    this.mark = mark;
  }

  @Override
  public Topic topic() {
    return Topic.JOINER;
  }

  @Incoming("joiner")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    String chain = event.envelope().correlationId();
    return switch ((JoinerFact) event.fact()) {
      case JoinerAccepted fact -> Reaction.silent(() -> learn.accepted(fact, chain));
      case JoinerChanged fact -> Reaction.silent(() -> learn.changed(fact, chain));
      case JoinerDeparted fact ->
          Reaction.silent(
              () -> learn.ended(fact.workerId(), fact.episodeId(), RevocationReason.LEFT));
      case JoinerWithdrawn fact ->
          Reaction.silent(
              () -> learn.ended(fact.workerId(), fact.episodeId(), RevocationReason.WITHDRAWN));
      case AccountProvisioned fact -> Reaction.silent(() -> learn.provisioned(fact));
      case AuthenticatorPublished fact ->
          Reaction.silent(() -> mark.published(fact.workerId(), fact.authenticatorId()));
      case AuthenticatorUnpublished fact ->
          Reaction.silent(() -> mark.unpublished(fact.workerId(), fact.authenticatorId()));
      case JoinerRejected _,
          JoinerSeparated _,
          JoinerIgnored _,
          JoinerQuarantined _,
          JoinerRecordGivenUp _,
          JoinerRecordReplayed _,
          ProfileErased _,
          AccountDisabled _,
          AccountDrifted _,
          DirectoryCompared _,
          ScimRefused _ ->
          Reaction.NONE;
    };
  }
}
