package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Envelope;
import dev.firstkey.contracts.Event;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The records of Firstkey's own streams that are parked in this service, and the two ways to end
/// their hold: a record that can be read by now does what it would have done, or a person gives it
/// up. Either is one transaction with the event that says who wanted it, and happens once.
@ApplicationScoped
public class ParkedRecords {
  private static final Logger LOG = Logger.getLogger(ParkedRecords.class);
  private static final int MOST = 500;

  private final Transactions transactions;
  private final HeldRecords held;
  private final OwnRecords records;
  private final Receipts receipts;
  private final Outbox outbox;
  private final Instance<Listener> listeners;
  private final String topicPrefix;

  ParkedRecords(
      Transactions transactions,
      HeldRecords held,
      OwnRecords records,
      Receipts receipts,
      Outbox outbox,
      @Any Instance<Listener> listeners,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.transactions = transactions;
    this.held = held;
    this.records = records;
    this.receipts = receipts;
    this.outbox = outbox;
    this.listeners = listeners;
    this.topicPrefix = topicPrefix;
  }

  /// What is parked, the oldest first, no more than 500.
  public Uni<List<ParkedRecord>> list() {
    return held.first(MOST).map(found -> found.stream().map(HeldRecord::parked).toList());
  }

  /// Hears the record again. What passes (a database that is away) is a failure; nothing has
  /// happened then.
  public Uni<Replay> replay(UUID id, Telling telling) {
    return held.find(id)
        .flatMap(found ->
            found.map(record -> hear(record, telling)).orElseGet(() -> item(new Replay.Unknown())));
  }

  private Uni<Replay> hear(HeldRecord record, Telling telling) {
    return switch (records.read(record.parked().topic(), record.payload())) {
      case Decoded.Unreadable(DeadLetterCode code) -> item(new Replay.StillParked(code.word()));
      case Decoded.Readable(Event event) ->
          transactions
              .run(() -> release(record, event, telling))
              .onFailure(failure -> FailureKind.of(failure) == FailureKind.LASTING)
              .recoverWithItem(failure -> stillParked(record.parked(), failure));
    };
  }

  private Uni<Replay> release(HeldRecord record, Event event, Telling telling) {
    return held.release(record.parked().id())
        .flatMap(released ->
            released
                ? effect(record.parked(), event)
                    .map(said ->
                        Stream.concat(said.stream(), Stream.of(telling.replayed(record, event))))
                    .flatMap(said -> outbox.add(said.toList()))
                    .replaceWith(new Replay.Done())
                : item(new Replay.Unknown()));
  }

  /// Ends the hold of a record that nobody will ever handle; false where no such record is parked.
  /// Nothing is done of what it says.
  ///
  /// @param reference where the decision is written, as in [dev.firstkey.contracts.GivenUpRecord]
  public Uni<Boolean> giveUp(UUID id, String reference, Telling telling) {
    return held.find(id)
        .flatMap(found ->
            found
                .map(record -> transactions.run(() -> giveUp(record, reference, telling)))
                .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> giveUp(HeldRecord record, String reference, Telling telling) {
    return held.release(record.parked().id())
        .call(released ->
            released
                ? outbox.add(List.of(telling.givenUp(record, envelope(record), reference)))
                : Uni.createFrom().voidItem());
  }

  private Optional<Envelope> envelope(HeldRecord record) {
    return records.read(record.parked().topic(), record.payload())
            instanceof Decoded.Readable(var event)
        ? Optional.of(event.envelope())
        : Optional.empty();
  }

  private Uni<List<Event>> effect(ParkedRecord parked, Event event) {
    return first(parked, event)
        .flatMap(isFirst -> isFirst ? effect(listener(parked).react(event)) : quiet());
  }

  /// What could be read when it was parked has its receipt since. Of the other the same event may
  /// have come another time meanwhile.
  private Uni<Boolean> first(ParkedRecord parked, Event event) {
    UUID id = event.envelope().id();
    return parked.wasRead()
        ? Uni.createFrom().item(true)
        : receipts.takeOfParked(
            new Receipt(id, parked.topic(), parked.partition(), parked.offset()));
  }

  private static Uni<List<Event>> effect(Reaction reaction) {
    return switch (reaction) {
      case Reaction.None() -> quiet();
      case Reaction.Effect(var work) -> work.get();
    };
  }

  private static Uni<List<Event>> quiet() {
    return Uni.createFrom().item(List.of());
  }

  private Listener listener(ParkedRecord parked) {
    Optional<Listener> found =
        listeners.stream()
            .filter(listener -> listener.topic().name(topicPrefix).equals(parked.topic()))
            .findFirst();
    return found.orElseThrow(() -> new IllegalStateException("nobody hears that topic here"));
  }

  private static Replay stillParked(ParkedRecord parked, Throwable failure) {
    LOG.errorf(
        "still parked: topic=%s partition=%d offset=%d failure=%s",
        parked.topic(), parked.partition(), parked.offset(), Causes.describe(failure));
    return new Replay.StillParked(DeadLetterCode.UNPROCESSABLE.word());
  }

  private static Uni<Replay> item(Replay replay) {
    return Uni.createFrom().item(replay);
  }
}
