package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Ledger;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Reading;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RolledBackTest {

  @Inject Transactions transactions;
  @Inject AuditLog log;

  @Test
  void leavesNoEntryAndNoGapInTheLog() {
    Event lost = Visit.fresh().opened();
    Event kept = Visit.fresh().opened();

    assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> enterAndFail(lost)))
        .hasStackTraceContaining("the power went out");
    try (Topics topics = new Topics()) {
      topics.say(kept);
      Rows.awaitAccounted(topics.settle());
    }

    assertThat(entriesOf(lost)).isZero();
    assertThat(entriesOf(kept)).isEqualTo(1);
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
  }

  private Uni<Void> enterAndFail(Event event) {
    Arrived arrived =
        new Arrived(
            new Arrival(new Place("a-topic", 0, 0), null, EventCodec.encode(event)),
            new Reading.Readable(Statement.of(event)));
    return transactions.run(() ->
        log.await(List.of(arrived))
            .map(known -> Ledger.decide(List.of(arrived), known))
            .flatMap(verdicts -> log.write(List.of(arrived), verdicts))
            .chain(
                () -> Uni.createFrom().failure(new IllegalStateException("the power went out"))));
  }

  private static long entriesOf(Event event) {
    return Rows.number("select count(*) from entry where event_id = ?", event.envelope().id());
  }
}
