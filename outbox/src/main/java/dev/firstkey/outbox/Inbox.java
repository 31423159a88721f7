package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Hears records exactly once in effect: the receipt, the state change and what is said about it
/// commit together, and the Kafka offset moves afterwards. A repeat finds its receipt and does
/// nothing. What fails is repeated in order for as long as it takes. What cannot be read, and what
/// fails in a way that comes again, goes to the dead-letter topic with a code; a record of
/// Firstkey's own streams also puts its key on hold (see [Holds]).
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);

  private final Transactions transactions;
  private final Receipts receipts;
  private final Outbox outbox;
  private final Patience patience;
  private final Parking parking;
  private final OwnRecords records;
  private final Traces traces;

  Inbox(
      Transactions transactions,
      Receipts receipts,
      Outbox outbox,
      Patience patience,
      Parking parking,
      OwnRecords records,
      Traces traces) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.outbox = outbox;
    this.patience = patience;
    this.parking = parking;
    this.records = records;
    this.traces = traces;
  }

  /// Hears one of Firstkey's own events.
  public Uni<Void> hear(ConsumerRecord<byte[], byte[]> record, Function<Event, Reaction> reaction) {
    return hearOwn(record, event -> effect(Receipt.of(event, record), reaction.apply(event)));
  }

  /// Hears one of Firstkey's own events of which only the newest counts, and of which there is no
  /// end: no receipt is kept.
  ///
  /// @param reaction changes state in the transaction around it, and the same however often
  public Uni<Void> hearNewest(
      ConsumerRecord<byte[], byte[]> record, Function<Event, Uni<Void>> reaction) {
    return hearOwn(record, event -> transactions.run(() -> reaction.apply(event)));
  }

  /// Hears a record from outside. The receipt is for the record itself: whether two records say the
  /// same is the reaction's to decide.
  ///
  /// @param reaction changes state in the transaction around it and gives what to say
  /// @param hopeless what to say instead where the reaction fails for good; it should park the
  ///   record, or nothing is left of it
  public Uni<Void> hearForeign(
      ConsumerRecord<byte[], byte[]> record,
      Supplier<Uni<Reply>> reaction,
      Supplier<Reply> hopeless) {
    Receipt receipt = Receipt.ofForeign(record);
    return traces.hear(
        record,
        () ->
            whileItMayPass(
                record,
                () -> once(receipt, () -> reaction.get().flatMap(reply -> say(record, reply))),
                () -> once(receipt, () -> say(record, hopeless.get()))));
  }

  private Uni<Void> hearOwn(
      ConsumerRecord<byte[], byte[]> record, Function<Event, Uni<Void>> effect) {
    return traces.hear(record, () -> hearRead(record, effect));
  }

  private Uni<Void> hearRead(
      ConsumerRecord<byte[], byte[]> record, Function<Event, Uni<Void>> effect) {
    return switch (records.read(record.topic(), record.value())) {
      case Decoded.Readable(Event event) ->
          whileItMayPass(
              record,
              () -> effect.apply(event),
              () -> park(record, DeadLetterCode.UNPROCESSABLE, Optional.of(event)));
      case Decoded.Unreadable(DeadLetterCode code) ->
          patience.untilDone(name(record), () -> park(record, code, Optional.empty()));
    };
  }

  private Uni<Void> whileItMayPass(
      ConsumerRecord<byte[], byte[]> record, Supplier<Uni<Void>> work, Supplier<Uni<Void>> park) {
    return patience
        .whileItMayPass(name(record), work)
        .onFailure(Hopeless.class)
        .invoke(this::gaveUp)
        .onFailure(Hopeless.class)
        .recoverWithUni(() -> patience.untilDone(name(record), park));
  }

  private void gaveUp(Throwable failure) {
    traces.gaveUp();
    LOG.errorf("gave up: %s", Causes.describe(failure));
  }

  private Uni<Void> once(Receipt receipt, Supplier<Uni<Void>> effect) {
    Point.RECEIVED.reached();
    return transactions
        .run(() -> receipts.take(receipt).flatMap(isNew -> isNew ? written(effect) : nothing()))
        .invoke(Point.COMMITTED::reached);
  }

  private static Uni<Void> written(Supplier<Uni<Void>> effect) {
    return effect.get().invoke(Point.WRITTEN::reached);
  }

  private Uni<Void> effect(Receipt receipt, Reaction reaction) {
    return switch (reaction) {
      case Reaction.None() -> nothing();
      case Reaction.Effect(var work) -> once(receipt, () -> work.get().flatMap(outbox::add));
    };
  }

  private Uni<Void> say(ConsumerRecord<byte[], byte[]> record, Reply reply) {
    Uni<Void> said = outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
    return reply
        .deadLetter()
        .map(code -> said.chain(() -> parking.park(record, code)))
        .orElse(said);
  }

  /// The event's receipt, where it can be read: delivered again, it is parked and has no effect.
  /// Otherwise the record's own: the event's is taken when the record is replayed.
  private Uni<Void> park(
      ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Optional<Event> event) {
    Receipt receipt =
        event.map(read -> Receipt.of(read, record)).orElseGet(() -> Receipt.of(record));
    return once(receipt, () -> parking.parkOwn(record, code, event.map(Event::envelope)));
  }

  private static String name(ConsumerRecord<byte[], byte[]> record) {
    return "a record of " + record.topic();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
