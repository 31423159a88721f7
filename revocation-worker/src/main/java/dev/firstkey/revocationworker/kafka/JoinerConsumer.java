package dev.firstkey.revocationworker.kafka;

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
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.revocationworker.EndEpisode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of employments that are over.
@ApplicationScoped
class JoinerConsumer implements Listener {
  private final Inbox inbox;
  private final EndEpisode endEpisode;

  JoinerConsumer(Inbox inbox, EndEpisode endEpisode) {
    this.inbox = inbox;
    this.endEpisode = endEpisode;
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
    return react(event, (JoinerFact) event.fact());
  }

  private Reaction react(Event event, JoinerFact fact) {
    return switch (fact) {
      case JoinerDeparted departed ->
          Reaction.of(() ->
              endEpisode.on(
                  event, departed.workerId(), departed.episodeId(), RevocationReason.LEFT));
      case JoinerWithdrawn withdrawn ->
          Reaction.of(() ->
              endEpisode.on(
                  event, withdrawn.workerId(), withdrawn.episodeId(), RevocationReason.WITHDRAWN));
      case AccountDisabled _,
          AccountDrifted _,
          AccountProvisioned _,
          AuthenticatorPublished _,
          AuthenticatorUnpublished _,
          DirectoryCompared _,
          JoinerAccepted _,
          JoinerChanged _,
          JoinerIgnored _,
          JoinerQuarantined _,
          JoinerRecordGivenUp _,
          JoinerRecordReplayed _,
          ProfileErased _,
          JoinerRejected _,
          JoinerSeparated _,
          ScimRefused _ ->
          Reaction.NONE;
    };
  }
}
