package dev.firstkey.passissuer.kafka;

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
import dev.firstkey.contracts.ScimRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.passissuer.CloseCase;
import dev.firstkey.passissuer.NoteAccount;
import dev.firstkey.passissuer.OpenCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears what joiner-ingest says about episodes and accounts.
@ApplicationScoped
class JoinerConsumer implements Listener {
  private final Inbox inbox;
  private final OpenCase openCase;
  private final CloseCase closeCase;
  private final NoteAccount noteAccount;

  JoinerConsumer(Inbox inbox, OpenCase openCase, CloseCase closeCase, NoteAccount noteAccount) {
    this.inbox = inbox;
    this.openCase = openCase;
    this.closeCase = closeCase;
    this.noteAccount = noteAccount;
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
      case JoinerAccepted accepted -> Reaction.of(() -> openCase.accepted(event, accepted));
      case JoinerChanged changed -> Reaction.of(() -> openCase.changed(event, changed));
      case JoinerWithdrawn withdrawn -> Reaction.of(() -> closeCase.withdrawn(event, withdrawn));
      case JoinerDeparted departed -> Reaction.of(() -> closeCase.left(event, departed));
      case AccountProvisioned account -> Reaction.silent(() -> noteAccount.provisioned(account));
      case AccountDisabled _,
          AccountDrifted _,
          AuthenticatorPublished _,
          AuthenticatorUnpublished _,
          DirectoryCompared _,
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
