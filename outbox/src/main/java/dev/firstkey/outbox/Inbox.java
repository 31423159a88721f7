package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Hears records exactly once in effect: the receipt, the state change and what is said about it
/// commit together, and the Kafka offset moves afterwards. A repeat finds its receipt and does
/// nothing. What fails is repeated in order for as long as it takes; what cannot be read goes to
/// the dead-letter topic with a code.
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);

  private final Transactions transactions;
  private final Receipts receipts;
  private final Outbox outbox;
  private final Patience patience;
  private final String topicPrefix;

  Inbox(
      Transactions transactions,
      Receipts receipts,
      Outbox outbox,
      Patience patience,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.outbox = outbox;
    this.patience = patience;
    this.topicPrefix = topicPrefix;
  }

  /// Hears one of Firstkey's own events.
  ///
  /// @param reaction changes state in the transaction around it and gives the events to say
  public Uni<Void> hear(
      ConsumerRecord<byte[], byte[]> record, Function<Event, Uni<List<Event>>> reaction) {
    return switch (read(record)) {
      case Decoded.Readable(Event event) ->
          once(record, Receipt.of(event, record), () -> react(event, reaction));
      case Decoded.Unreadable(DeadLetterCode code) ->
          once(record, Receipt.of(record), () -> park(record, code));
    };
  }

  /// Hears a record from outside. The receipt is for the record itself: whether two records say the
  /// same is the reaction's to decide.
  ///
  /// @param reaction changes state in the transaction around it and gives what to say
  public Uni<Void> hearForeign(
      ConsumerRecord<byte[], byte[]> record, Supplier<Uni<Reply>> reaction) {
    return once(
        record, Receipt.of(record), () -> reaction.get().flatMap(reply -> say(record, reply)));
  }

  private Decoded read(ConsumerRecord<byte[], byte[]> record) {
    Decoded decoded = EventCodec.decode(record.value());
    return decoded instanceof Decoded.Readable(Event event) && !belongs(event, record)
        ? new Decoded.Unreadable(DeadLetterCode.WRONG_TOPIC)
        : decoded;
  }

  private boolean belongs(Event event, ConsumerRecord<byte[], byte[]> record) {
    return event.type().topic().name(topicPrefix).equals(record.topic());
  }

  private Uni<Void> once(
      ConsumerRecord<byte[], byte[]> record, Receipt receipt, Supplier<Uni<Void>> effect) {
    return patience.untilDone(
        "a record of " + record.topic(),
        () ->
            transactions.run(
                () -> receipts.take(receipt).flatMap(isNew -> isNew ? effect.get() : nothing())));
  }

  private Uni<Void> react(Event event, Function<Event, Uni<List<Event>>> reaction) {
    return reaction.apply(event).flatMap(outbox::add);
  }

  private Uni<Void> say(ConsumerRecord<byte[], byte[]> record, Reply reply) {
    Uni<Void> said = outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
    return reply.deadLetter().map(code -> said.chain(() -> park(record, code))).orElse(said);
  }

  private Uni<Void> park(ConsumerRecord<byte[], byte[]> record, DeadLetterCode code) {
    LOG.warnf(
        "parked a record: topic=%s partition=%d offset=%d code=%s",
        record.topic(), record.partition(), record.offset(), code.word());
    return outbox.addRecords(List.of(DeadLetter.of(record, code)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
