package dev.firstkey.local.bench.intake;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.Topics;
import dev.firstkey.local.Hire;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A consumer of Kafka that checks nothing and decides nothing: for each record it writes the rows
/// that joiner-ingest writes for a hire, into tables of the same shape, in one transaction for each
/// record, and commits the offset.
final class BareIntake implements AutoCloseable {
  private static final String TOPIC = "bench.intake";
  private static final List<String> TABLES =
      List.of("inbox", "heard_record", "worker", "episode", "outbox");

  private static final String ROWS =
      """
      with a as (insert into bench.inbox (event_id, topic, record_partition, record_offset) values (?, ?, ?, ?)),
           b as (insert into bench.heard_record (source, id, digest) values ('bench', ?, ?)),
           c as (insert into bench.worker (worker_id, moved_by) values (?, ?)),
           d as (insert into bench.episode (key, worker_id, episode_id, chain_id, state, sequence, account, given_name,
                   stated_topic, stated_partition, stated_offset, stated_cause)
                 values (?, ?, ?, ?, 'ACTIVE', 1, 'NONE', ?, ?, 0, 0, ?))
      insert into bench.outbox (topic, record_key, payload, headers) values (?, ?, ?, ''), (?, ?, ?, '')
      """;

  private final KafkaClient kafka;
  private final Connection connection;

  BareIntake(KafkaClient kafka, PostgresServer server) throws SQLException {
    this.kafka = kafka;
    this.connection = server.connectAsSuperuser("firstkey");
    connection.setAutoCommit(false);
    execute("create schema bench");
    for (var table : TABLES) {
      execute("create table bench." + table + " (like joiner_ingest." + table + " including all)");
    }
    connection.commit();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Puts the hires on a topic of the bench.
  void fill(List<Hire> hires) {
    Topics.create(kafka, List.of(TOPIC), 1, Map.of());
    try (var producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      hires.forEach(hire -> producer.send(new ProducerRecord<>(TOPIC, hire.event())));
    }
  }

  /// The time in which it took in so many of them, with the CPU time of its own thread.
  Taken take(int events) throws SQLException {
    try (var consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("group.id", "bench-intake", "enable.auto.commit", false)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partition = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long start = System.nanoTime();
      for (int taken = 0; taken < events; ) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          write(record);
          taken++;
        }
        consumer.commitAsync();
      }
      return new Taken(
          System.nanoTime() - start,
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
    }
  }

  /// @param nanos how long it took
  /// @param cpuNanos what its own thread spent
  record Taken(long nanos, long cpuNanos) {}

  private void write(ConsumerRecord<byte[], byte[]> record) throws SQLException {
    var id = UUID.randomUUID();
    var text = id.toString();
    Object[] values = {
      id,
      TOPIC,
      0,
      record.offset(),
      text,
      text,
      text,
      text,
      text,
      text,
      text,
      text,
      "Sample",
      TOPIC,
      text,
      TOPIC,
      text,
      record.value(),
      TOPIC,
      text,
      record.value()
    };
    try (var statement = connection.prepareStatement(ROWS)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      statement.executeUpdate();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
