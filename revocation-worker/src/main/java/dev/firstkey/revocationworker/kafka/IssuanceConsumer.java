package dev.firstkey.revocationworker.kafka;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.IssuanceFact;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import dev.firstkey.revocationworker.StartPass;
import dev.firstkey.revocationworker.WatchCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of passes and cases.
@ApplicationScoped
class IssuanceConsumer implements Listener {
  private final Inbox inbox;
  private final StartPass startPass;
  private final WatchCase watchCase;

  IssuanceConsumer(Inbox inbox, StartPass startPass, WatchCase watchCase) {
    this.inbox = inbox;
    this.startPass = startPass;
    this.watchCase = watchCase;
  }

  @Override
  public Topic topic() {
    return Topic.ISSUANCE;
  }

  @Incoming("issuance")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  @Override
  public Reaction react(Event event) {
    return react(event, (IssuanceFact) event.fact());
  }

  private Reaction react(Event event, IssuanceFact fact) {
    return switch (fact) {
      case PassIssued issued -> Reaction.of(() -> startPass.on(event, issued));
      case CaseOpened opened -> Reaction.of(() -> watchCase.on(event, opened));
      case CaseClosed closed -> Reaction.of(() -> watchCase.on(event, closed));
      case IssuanceRecordGivenUp _, IssuanceRecordReplayed _, PassRefused _ -> Reaction.NONE;
    };
  }
}
