package dev.firstkey.outbox;

import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.Speaker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// A small service: for each event heard it writes a note and says one event.
@ApplicationScoped
public class Notes {
  static final Speaker SPEAKER = new Speaker("notes");

  private final Inbox inbox;
  private final Mutiny.SessionFactory sessions;
  private final AtomicInteger failuresToCome = new AtomicInteger();

  Notes(Inbox inbox, Mutiny.SessionFactory sessions) {
    this.inbox = inbox;
    this.sessions = sessions;
  }

  /// The next so many reactions write their note and then fail.
  void failNext(int times) {
    failuresToCome.set(times);
  }

  @Incoming("joiner")
  Uni<Void> hear(ConsumerRecord<byte[], byte[]> record) {
    return inbox.hear(record, this::react);
  }

  private Uni<List<Event>> react(Event event) {
    Note note = new Note(event.envelope().id(), event.type().spoken());
    return sessions
        .withSession(session -> session.persist(note).chain(session::flush))
        .map(_ -> List.of(answer(event)));
  }

  private Event answer(Event event) {
    if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("a failure that passes");
    }
    return SPEAKER.say(
        UUID.randomUUID(),
        Instant.EPOCH,
        event.key(),
        Chain.after(event, "notes"),
        new CaseClosed(
            event.envelope().id(), event.key(), "ep-1", Purpose.REPLACEMENT, CaseClosing.CHANGED));
  }

  /// Something to hear.
  static Event heard(UUID id, String worker) {
    return SPEAKER.say(
        id,
        Instant.EPOCH,
        worker,
        new Chain("chain", "cause", "service:notes"),
        new AccountDisabled(worker, "ep-1", "directory", "account"));
  }
}
