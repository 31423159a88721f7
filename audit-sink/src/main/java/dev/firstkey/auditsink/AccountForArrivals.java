package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Ledger;
import dev.firstkey.auditsink.domain.Verdict;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.OutgoingRecord;
import dev.firstkey.outbox.Patience;
import dev.firstkey.outbox.Point;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives each record that arrives exactly one leaf of the log, however often it arrives; those that
/// arrive together in one transaction. Repeats what fails for as long as it takes: no record is
/// ever skipped.
@ApplicationScoped
public class AccountForArrivals {
  private final Patience patience;
  private final Transactions transactions;
  private final AuditLog log;
  private final Outbox outbox;
  private final Witness witness;
  private final String topicPrefix;

  AccountForArrivals(
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

  /// The item arrives when all of the records are accounted for and committed.
  ///
  /// @param deliveries records of one topic; those of one partition in the order of their offsets
  public Uni<Void> handle(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Arrived> records = deliveries.stream().map(this::read).toList();
    String what = "a record of " + deliveries.getFirst().arrival().place().topic();
    return patience
        .untilDone(what, () -> once(deliveries, records))
        .invoke(verdicts -> tell(records, verdicts))
        .replaceWithVoid();
  }

  private Arrived read(Delivery delivery) {
    return Arrived.of(delivery.arrival(), topicPrefix);
  }

  private Uni<List<Verdict>> once(List<Delivery> deliveries, List<Arrived> records) {
    records.forEach(_ -> Point.RECEIVED.reached());
    return transactions
        .run(() -> account(deliveries, records))
        .invoke(verdicts -> verdicts.forEach(_ -> Point.COMMITTED.reached()));
  }

  private Uni<List<Verdict>> account(List<Delivery> deliveries, List<Arrived> records) {
    return log.await(records)
        .map(known -> Ledger.decide(records, known))
        .call(verdicts -> log.write(records, verdicts))
        .call(verdicts -> outbox.addRecords(letters(deliveries, verdicts)))
        .invoke(verdicts -> verdicts.forEach(_ -> Point.WRITTEN.reached()));
  }

  private static List<OutgoingRecord> letters(List<Delivery> deliveries, List<Verdict> verdicts) {
    return IntStream.range(0, verdicts.size())
        .boxed()
        .flatMap(i -> letter(deliveries.get(i), verdicts.get(i)))
        .toList();
  }

  private static Stream<OutgoingRecord> letter(Delivery delivery, Verdict verdict) {
    return verdict.own() instanceof Verdict.Cover cover
            && cover.why() instanceof Explanation.Parked(var code)
        ? Stream.of(delivery.letter().apply(code))
        : Stream.empty();
  }

  private void tell(List<Arrived> records, List<Verdict> verdicts) {
    IntStream.range(0, verdicts.size())
        .forEach(i -> witness.saw(records.get(i).arrival().place(), verdicts.get(i)));
  }
}
