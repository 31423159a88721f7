package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.Shared.AGENCY;
import static dev.firstkey.joineringest.Shared.ENTITY;
import static dev.firstkey.joineringest.Shared.PAYROLL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Two sources share a topic, so that each could write in the other's name: a signature says whose
/// record it is. On real Kafka, up to the event, the dead letter and the counter.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class SharedTopicTest {
  @Inject MeterRegistry meters;

  private static void send(ProducerRecord<byte[], byte[]> record) {
    TestTopic.sendAll(FirstkeyBacking.bootstrapServers(), List.of(record));
  }

  private double counted(HrRejection reason) {
    return meters
        .get("firstkey.joiner.decisions")
        .tags("outcome", "rejected", "reason", reason.word())
        .counter()
        .count();
  }

  private void isForged(
      String worker, ProducerRecord<byte[], byte[]> record, HrRejection reason, String member) {
    double before = counted(reason);
    send(record);
    JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.members()).containsExactly(member);
    assertThat(rejected.record().topic()).isEqualTo(record.topic());
    assertThat(counted(reason)).isEqualTo(before + 1);
    TestTopic.of(FirstkeyBacking.bootstrapServers(), record.topic() + ".dead-letter")
        .awaitRecord(letter -> JoinerTopics.key(letter).equals(worker), JoinerTopics.BOUND);
    assertThat(heard(Topic.JOINER, worker)).hasSize(1);
    assertThat(JoinerTopics.profiles(worker)).isEmpty();
    assertThat(Tables.lines("select episode_id from episode where worker_id = '" + worker + "'"))
        .isEmpty();
  }

  @Test
  void whatEachOfThemSignsIsBelievedOfEach() {
    for (Shared source : Shared.values()) {
      String worker = newWorker();
      send(source.says(worker, Shared.hired(worker, ENTITY, 1, 1)));
      await(Topic.JOINER, worker, JoinerAccepted.class);
      await(Topic.JOINER, worker, AccountProvisioned.class);
    }
  }

  @Test
  void inTheNameOfTheOtherNothingIsOpened() {
    String worker = newWorker();
    byte[] event = Shared.event(PAYROLL.uri(), worker, Shared.hired(worker, ENTITY, 1, 1));
    var record = Shared.record(worker, event, AGENCY.signature(event));
    isForged(worker, record, HrRejection.BAD_SIGNATURE, "signature");
  }

  @Test
  void withoutASignatureNothingIsOpened() {
    String worker = newWorker();
    byte[] event = Shared.event(PAYROLL.uri(), worker, Shared.hired(worker, ENTITY, 1, 1));
    isForged(worker, Shared.record(worker, event), HrRejection.BAD_SIGNATURE, "signature");
  }

  @Test
  void aSignatureOfAnotherRecordOpensNothing() {
    String worker = newWorker();
    byte[] event = Shared.event(PAYROLL.uri(), worker, Shared.hired(worker, ENTITY, 1, 1));
    byte[] later =
        new String(event, StandardCharsets.UTF_8)
            .replace("2026-12-01", "2026-12-02")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(later).isNotEqualTo(event);
    var record = Shared.record(worker, later, PAYROLL.signature(event));
    isForged(worker, record, HrRejection.BAD_SIGNATURE, "signature");
  }

  @Test
  void aSourceOfAnotherTopicOpensNothingHereWhoeverSigns() {
    String worker = newWorker();
    byte[] event = Shared.event(JoinerTopics.SOURCE, worker, hired(worker, "e-1", 1));
    var record = Shared.record(worker, event, PAYROLL.signature(event));
    isForged(worker, record, HrRejection.WRONG_SOURCE, "source");
  }

  @Test
  void rightlySignedForAnothersEntityOpensNothing() {
    String worker = newWorker();
    var record = AGENCY.says(worker, Shared.hired(worker, "example-de", 1, 1));
    isForged(worker, record, HrRejection.NOT_ENTITLED, "legalEntity");
  }
}
