package dev.firstkey.enrollmentgateway.kafka;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.IssuanceFact;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.enrollmentgateway.LearnEpisode;
import dev.firstkey.enrollmentgateway.TakeAnswer;
import dev.firstkey.outbox.Inbox;
import dev.firstkey.outbox.Listener;
import dev.firstkey.outbox.Reaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HearIssuance implements Listener {
  private final Inbox inbox;
  private final TakeAnswer take;
  private final LearnEpisode learn;

  HearIssuance(Inbox inbox, TakeAnswer take, LearnEpisode learn) {
    this.inbox = inbox;
    this.take = take;
    this.learn = learn;
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
    return switch ((IssuanceFact) event.fact()) {
      case PassIssued fact -> Reaction.silent(() -> take.issued(fact, id(event)));
      case PassRefused fact -> Reaction.silent(() -> take.refused(fact, id(event)));
      case CaseOpened fact -> Reaction.silent(() -> learn.opened(fact));
      case CaseClosed _, IssuanceRecordGivenUp _, IssuanceRecordReplayed _ -> Reaction.NONE;
    };
  }

  private static String id(Event event) {
    return event.envelope().id().toString();
  }
}
