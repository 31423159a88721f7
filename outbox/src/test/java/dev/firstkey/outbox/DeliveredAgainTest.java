package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Kafka delivers a record again where its consumer ended, or lost the partition, before the offset
/// moved. A record that is parked has no effect then: that is for a replay alone.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class DeliveredAgainTest {
  private static final Telling TELLING = new Telling(new Notes.OfParked(), "person:ana");

  @Inject Notes notes;
  @Inject ParkedRecords parked;

  private final String worker = Joiner.worker();
  private final Event event = Notes.heard(UUID.randomUUID(), worker);

  @Test
  void whatHasTakenEffectTakesNoneAgain() {
    Joiner.send(event);
    Joiner.awaitAnswers(worker, 1);
    hear(Joiner.heard(worker));
    assertThat(outbox()).isZero();
    assertThat(Joiner.answers(worker)).hasSize(1);
  }

  @Test
  void whatFailedForGoodStaysParkedAlthoughItsCauseIsGone() {
    notes.trouble(worker, "select 1 / 0", 1000);
    Joiner.send(event);
    UUID id = awaitHeld();
    notes.trouble(worker, "select 1 / 0", 0);
    hear(Joiner.heard(worker));
    assertNothingHappened();
    assertThat(OutboxRows.await(() -> parked.replay(id, TELLING))).isEqualTo(new Replay.Done());
    Joiner.awaitAnswers(worker, 2);
    hear(Joiner.heard(worker));
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void theSameEventAtAnotherPlaceIsParkedWithIt() {
    notes.trouble(worker, "select 1 / 0", 1000);
    Joiner.send(event);
    awaitHeld();
    notes.trouble(worker, "select 1 / 0", 0);
    var first = Joiner.heard(worker);
    hear(at(first, first.offset() + 1_000_000, first.value()));
    assertNothingHappened();
  }

  @Test
  void whatCouldNotBeReadStaysParkedAlthoughItCanBeByNow() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    UUID id = awaitHeld();
    var first = Joiner.heard(worker);
    hear(at(first, first.offset(), EventCodec.encode(event)));
    assertNothingHappened();
    Tables.run(
        "update held set payload = decode('%s', 'hex') where id = '%s'"
            .formatted(HexFormat.of().formatHex(EventCodec.encode(event)), id));
    assertThat(OutboxRows.await(() -> parked.replay(id, TELLING))).isEqualTo(new Replay.Done());
    Joiner.awaitAnswers(worker, 2);
  }

  private void assertNothingHappened() {
    assertThat(notes()).isZero();
    assertThat(outbox()).isZero();
    assertThat(held()).isEqualTo(1);
    assertThat(Joiner.answers(worker)).isEmpty();
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    OutboxRows.await(() -> notes.hear(record));
  }

  private static ConsumerRecord<byte[], byte[]> at(
      ConsumerRecord<byte[], byte[]> record, long offset, byte[] value) {
    return new ConsumerRecord<>(record.topic(), record.partition(), offset, record.key(), value);
  }

  private UUID awaitHeld() {
    Awaitility.await().atMost(Joiner.BOUND).until(() -> held() == 1);
    return UUID.fromString(
        Tables.text("select id::text from held where record_key = '" + worker + "'"));
  }

  private int held() {
    return Tables.count("select count(*) from held where record_key = '" + worker + "'");
  }

  private int notes() {
    return Tables.count("select count(*) from note where id = '" + event.envelope().id() + "'");
  }

  private int outbox() {
    return Tables.count(
        "select count(*) from outbox where topic like '%issuance' and record_key = '"
            + worker
            + "'");
  }
}
