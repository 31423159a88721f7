package dev.firstkey.outbox;

import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// A small service: for each event heard it writes a note and says one event.
@ApplicationScoped
public class Notes implements Listener {
  static final Speaker SPEAKER = new Speaker("notes");

  private final Inbox inbox;
  private final Mutiny.SessionFactory sessions;
  private final AtomicInteger failuresToCome = new AtomicInteger();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  /// SQL that a reaction runs first, so many times.
  private record Trouble(String sql, AtomicInteger times) {}

  Notes(Inbox inbox, Mutiny.SessionFactory sessions) {
    this.inbox = inbox;
    this.sessions = sessions;
  }

  /// The next so many reactions write their note and then fail.
  void failNext(int times) {
    failuresToCome.set(times);
  }

  /// The next so many reactions for that worker run the SQL before anything else.
  void trouble(String worker, String sql, int times) {
    troubles.put(worker, new Trouble(sql, new AtomicInteger(times)));
  }

  /// How many times of the trouble are left.
  int troubleLeft(String worker) {
    return troubles.get(worker).times().get();
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
    return Reaction.of(() -> troubled(event.key()).chain(() -> write(event)));
  }

  private Uni<?> troubled(String worker) {
    Trouble trouble = troubles.get(worker);
    if (trouble == null || trouble.times().getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      return Uni.createFrom().voidItem();
    }
    return sessions.withSession(
        session -> session.createNativeQuery(trouble.sql()).executeUpdate());
  }

  private Uni<List<Event>> write(Event event) {
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

  /// What this house says of parked records.
  static final class OfParked implements ParkedVoice {

    @Override
    public Speaker speaker() {
      return SPEAKER;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Fact givenUp(GivenUpRecord record) {
      return new IssuanceRecordGivenUp(record);
    }

    @Override
    public Fact replayed(ReplayedRecord record) {
      return new IssuanceRecordReplayed(record);
    }
  }
}
