package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Reading;
import dev.firstkey.auditsink.domain.Verdict;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.OutgoingRecord;
import dev.firstkey.outbox.Patience;
import dev.firstkey.outbox.Point;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives each record that arrives exactly one leaf of the log, in one transaction, however often it
/// arrives. Repeats what fails for as long as it takes: no record is ever skipped.
@ApplicationScoped
public class AccountForArrival {
  private final Patience patience;
  private final Transactions transactions;
  private final AuditLog log;
  private final Outbox outbox;
  private final Witness witness;
  private final String topicPrefix;

  AccountForArrival(
      Patience patience,
      Transactions transactions,
      AuditLog log,
      Outbox outbox,
      Witness witness,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.patience = patience;
    this.transactions = transactions;
    this.log = log;
    this.outbox = outbox;
    this.witness = witness;
    this.topicPrefix = topicPrefix;
  }

  /// The item arrives when the record is accounted for and committed.
  ///
  /// @param letter makes the record for the dead-letter topic
  public Uni<Void> handle(Arrival arrival, Function<DeadLetterCode, OutgoingRecord> letter) {
    Reading reading = Reading.of(arrival, topicPrefix);
    return patience
        .untilDone("a record of " + arrival.place().topic(), () -> once(arrival, reading, letter))
        .invoke(verdict -> witness.saw(arrival.place(), verdict))
        .replaceWithVoid();
  }

  private Uni<Verdict> once(
      Arrival arrival, Reading reading, Function<DeadLetterCode, OutgoingRecord> letter) {
    Point.RECEIVED.reached();
    return transactions
        .run(() -> account(arrival, reading, letter).invoke(_ -> Point.WRITTEN.reached()))
        .invoke(_ -> Point.COMMITTED.reached());
  }

  private Uni<Verdict> account(
      Arrival arrival, Reading reading, Function<DeadLetterCode, OutgoingRecord> letter) {
    return log.await(arrival, eventId(reading))
        .map(known -> Verdict.decide(reading, known))
        .call(verdict -> write(arrival, verdict, letter));
  }

  private Uni<Void> write(
      Arrival arrival, Verdict verdict, Function<DeadLetterCode, OutgoingRecord> letter) {
    return switch (verdict) {
      case Verdict.AlreadyAccounted _ -> Uni.createFrom().voidItem();
      case Verdict.Enter enter -> log.enter(enter.index(), arrival, enter.statement());
      case Verdict.Cover cover ->
          log.cover(cover.index(), arrival, cover.why()).chain(() -> park(cover.why(), letter));
      case Verdict.Lengthen(var range) -> log.keepOpen(range);
      case Verdict.Begin begin ->
          begin
              .before()
              .map(range -> log.coverHeartbeats(begin.index(), range))
              .orElseGet(() -> Uni.createFrom().voidItem())
              .chain(() -> log.keepOpen(begin.range()));
    };
  }

  private Uni<Void> park(Explanation why, Function<DeadLetterCode, OutgoingRecord> letter) {
    return switch (why) {
      case Explanation.DuplicateOf _, Explanation.Heartbeats _ -> Uni.createFrom().voidItem();
      case Explanation.Parked(DeadLetterCode code) ->
          outbox.addRecords(List.of(letter.apply(code)));
    };
  }

  private static Optional<UUID> eventId(Reading reading) {
    return switch (reading) {
      case Reading.Readable(var statement) -> Optional.of(statement.eventId());
      case Reading.Heartbeat _, Reading.Unreadable _ -> Optional.empty();
    };
  }
}
