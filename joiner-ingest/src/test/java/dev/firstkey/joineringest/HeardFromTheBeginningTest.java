package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Offsets that are set back to the beginning, as for a group that is renamed: everything is heard
/// again, and nothing is said or done again. `-Dfirstkey.replayed=100000` says how many records.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class HeardFromTheBeginningTest {
  private static final Logger LOG = Logger.getLogger(HeardFromTheBeginningTest.class);
  private static final int RECORDS = Integer.getInteger("firstkey.replayed", 1000);
  private static final Duration BOUND = Duration.ofSeconds(120 + RECORDS / 10);
  private static final int PARTITIONS = 6;
  private static final String LAST = "last-one-";

  @Inject KafkaClientService kafka;

  private final SeededOrders orders = SeededOrders.asked(0);

  @Test
  void whatIsHeardAgainFromTheBeginningIsSaidOnce() {
    LOG.infof("%d records, %s", RECORDS, orders);
    tell();
    Quiet.await(BOUND);
    Map<String, List<String>> before = kept();
    int receipts = receipts();
    double consumed = consumed();

    consumer().runOnPollingThread(HeardFromTheBeginningTest::setBack).await().atMost(BOUND);
    int last = sayTheLastOnes();
    Quiet.await(BOUND);

    assertThat(consumed() - consumed).as("heard again").isGreaterThanOrEqualTo(RECORDS + last);
    assertThat(kept()).as("%s", orders).isEqualTo(before);
    assertThat(receipts()).isEqualTo(receipts + last);
  }

  private void tell() {
    List<List<ProducerRecord<byte[], byte[]>>> told = new ArrayList<>();
    for (int at = 0, many = 0; many < RECORDS; at++) {
      String worker = JoinerTopics.newWorker();
      told.add(
          MadeHistory.of(orders.seed() + at).stream().map(saying -> saying.of(worker)).toList());
      many += told.getLast().size();
    }
    TestTopic.sendAll(FirstkeyBacking.bootstrapServers(), SeededOrders.sideBySide(told));
  }

  /// One behind everything in each partition: where it is heard, all before it was.
  private static int sayTheLastOnes() {
    List<ProducerRecord<byte[], byte[]>> last = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      String worker = LAST + partition;
      var record = MadeHistory.of(partition).getFirst().of(worker);
      last.add(
          new ProducerRecord<>(
              record.topic(), partition, record.key(), record.value(), record.headers()));
    }
    TestTopic.sendAll(FirstkeyBacking.bootstrapServers(), last);
    Awaitility.await()
        .atMost(BOUND)
        .until(() -> rowsOf("worker", "worker_id", "like").size() == PARTITIONS);
    return PARTITIONS;
  }

  /// Every answer and every row, without those of the last ones.
  private static Map<String, List<String>> kept() {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (Topic topic : List.of(Topic.JOINER, Topic.WORKER_PROFILE)) {
      kept.put(
          topic.name(),
          JoinerTopics.topic(topic).read().stream()
              .map(record -> record.partition() + " " + JoinerTopics.key(record))
              .filter(line -> !line.contains(LAST))
              .sorted()
              .toList());
    }
    kept.put("dead letters", List.of("" + JoinerTopics.deadLetters().read().size()));
    kept.put("workers", rows("worker", "worker_id, account_id, version, settled, moved_by"));
    kept.put("episodes", rows("episode", "key, chain_id, state, sequence, account, look_at"));
    kept.put("quarantine", rows("quarantine", "worker_id, id, ended, ended_at"));
    return kept;
  }

  private static List<String> rows(String table, String columns) {
    return rowsOf(table, columns, "not like");
  }

  private static List<String> rowsOf(String table, String columns, String which) {
    return Tables.lines(
        "select concat_ws(' ', %s) from %s where worker_id %s '%s%%' order by 1"
            .formatted(columns, table, which, LAST));
  }

  private static int receipts() {
    return Integer.parseInt(Tables.lines("select count(*) from inbox").getFirst());
  }

  private KafkaConsumer<Object, Object> consumer() {
    return kafka.getConsumer("hris");
  }

  private static int setBack(Consumer<Object, Object> consumer) {
    consumer.seekToBeginning(consumer.assignment());
    return consumer.assignment().size();
  }

  private double consumed() {
    return consumer().runOnPollingThread(HeardFromTheBeginningTest::total).await().atMost(BOUND);
  }

  private static double total(Consumer<Object, Object> consumer) {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-consumed-total"))
        .filter(metric -> !metric.metricName().tags().containsKey("topic"))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }
}
