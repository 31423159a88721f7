package dev.firstkey.joineringest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hires that Kafka deleted before they were heard, on a real Kafka that really deletes them.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class LostRecordsTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Inject MeterRegistry meters;
  @Inject LostRecords lostRecords;

  @Inject
  @Identifier("lost-records")
  LostRecordsWatch watch;

  private double lost(String topic) {
    Counter counter = meters.find("firstkey.hris.lost").tag("topic", topic).counter();
    return counter == null ? 0 : counter.count();
  }

  private static void produce(TopicPartition to, int many) {
    byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        Collections.nCopies(
            many, new ProducerRecord<>(to.topic(), to.partition(), nothing, nothing)));
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()));
  }

  private static void delete(TopicPartition from, long before) throws Exception {
    try (Admin admin = admin()) {
      admin
          .deleteRecords(Map.of(from, RecordsToDelete.beforeOffset(before)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> settings() {
    return Map.of(
        "bootstrap.servers", FirstkeyBacking.bootstrapServers(),
        "group.id", UUID.randomUUID().toString(),
        "enable.auto.commit", false);
  }

  /// A partition of a topic that nobody hears.
  private static TopicPartition unheard() throws Exception {
    String topic = FirstkeyBacking.topicPrefix() + "hris.unheard-" + UUID.randomUUID();
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    return new TopicPartition(topic, 0);
  }

  @Test
  void whatWasDeletedWhileNobodyHeardIsToldAtTheAssignmentAndOnce() throws Exception {
    TopicPartition partition = unheard();
    produce(partition, 5);
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(2)));
      watch.onPartitionsAssigned(consumer, List.of(partition));
      assertThat(lost(partition.topic())).isZero();
      delete(partition, 4);
      watch.onPartitionsRevoked(consumer, List.of(partition));
      watch.onPartitionsAssigned(consumer, List.of(partition));
      assertThat(lost(partition.topic())).isEqualTo(2);
      watch.onPartitionsLost(consumer, List.of(partition));
      watch.onPartitionsAssigned(consumer, List.of(partition));
      assertThat(lost(partition.topic())).isEqualTo(2);
      lostRecords.gone(List.of(partition));
    }
  }

  @Test
  void whatWasDeletedBeforeAnybodyCommittedIsToldToo() throws Exception {
    TopicPartition partition = unheard();
    produce(partition, 3);
    delete(partition, 3);
    try (var consumer = consumer()) {
      watch.onPartitionsAssigned(consumer, List.of(partition));
      assertThat(lost(partition.topic())).isEqualTo(3);
      lostRecords.gone(List.of(partition));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"committed", "beginning"})
  void whatKafkaDidNotSayAtTheAssignmentIsAskedAgainAndToldOnce(String unanswered)
      throws Exception {
    TopicPartition partition = unheard();
    produce(partition, 5);
    try (var consumer = new Unanswered(unanswered)) {
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(2)));
      delete(partition, 4);
      watch.onPartitionsAssigned(consumer, List.of(partition));
      Awaitility.await().atMost(BOUND).until(() -> lost(partition.topic()) == 2);
      watch.onPartitionsRevoked(consumer, List.of(partition));
      watch.onPartitionsAssigned(consumer, List.of(partition));
      Awaitility.await().atMost(BOUND).until(() -> lostRecords.partitions().contains(partition));
      delete(partition, 5);
      Awaitility.await().atMost(BOUND).until(() -> lost(partition.topic()) > 2);
      assertThat(lost(partition.topic())).isEqualTo(3);
      lostRecords.gone(List.of(partition));
    }
  }

  @Test
  void whatIsOursNoMoreIsNotAskedAgain() throws Exception {
    TopicPartition gone = unheard();
    TopicPartition ours = unheard();
    try (var consumer = new Unanswered("committed")) {
      watch.onPartitionsAssigned(consumer, List.of(gone, ours));
      watch.onPartitionsRevoked(consumer, List.of(gone));
      Awaitility.await().atMost(BOUND).until(() -> lostRecords.partitions().contains(ours));
      assertThat(lostRecords.partitions()).doesNotContain(gone);
      lostRecords.gone(List.of(ours));
    }
  }

  /// A consumer whom Kafka does not answer one question.
  private static final class Unanswered extends KafkaConsumer<byte[], byte[]> {
    private final String question;

    Unanswered(String question) {
      super(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.question = question;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions, Duration patience) {
      refuse("committed");
      return super.committed(partitions, patience);
    }

    @Override
    public Map<TopicPartition, Long> beginningOffsets(
        Collection<TopicPartition> partitions, Duration patience) {
      refuse("beginning");
      return super.beginningOffsets(partitions, patience);
    }

    private void refuse(String asked) {
      if (question.equals(asked)) {
        throw new TimeoutException("not answered");
      }
    }
  }

  @Test
  void whatIsDeletedBehindARecordThatTakesLongIsToldByTheRunningService() throws Exception {
    var partition = new TopicPartition(FirstkeyBacking.topicPrefix() + "hris.shared", 3);
    Awaitility.await().atMost(BOUND).until(() -> lostRecords.partitions().contains(partition));
    double before = lost(partition.topic());
    try (Connection database = FirstkeyBacking.connectAsOwner()) {
      lockReceipts(database);
      produce(partition, 4);
      delete(partition, end(partition));
      Awaitility.await().atMost(BOUND).until(() -> lost(partition.topic()) > before);
    }
    assertThat(lost(partition.topic()) - before).isBetween(3.0, 4.0);
  }

  // Until the connection is closed: nothing can be taken in.
  private static void lockReceipts(Connection database) throws SQLException {
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      statement.execute("lock table inbox in access exclusive mode");
    }
  }

  private static long end(TopicPartition partition) {
    try (var consumer = consumer()) {
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }
}
