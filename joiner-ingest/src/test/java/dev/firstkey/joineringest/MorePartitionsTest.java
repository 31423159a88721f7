package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// A source's topic gets more partitions while it is heard: from then on a worker's statements
/// stand on another one than before, and their order is the source's own count.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MorePartitionsTest {
  private static String topic() {
    return FirstkeyBacking.topicPrefix() + "hris.seasonal";
  }

  /// The new one.
  private static int addPartition() throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      int before =
          admin.describeTopics(List.of(topic())).allTopicNames().get().values().stream()
              .mapToInt(it -> it.partitions().size())
              .sum();
      admin.createPartitions(Map.of(topic(), NewPartitions.increaseTo(before + 1))).all().get();
      return before;
    }
  }

  private static void say(int partition, String worker, HrisChanged fact) {
    String id = UUID.randomUUID().toString();
    var record =
        new ProducerRecord<>(
            topic(),
            partition,
            worker.getBytes(StandardCharsets.UTF_8),
            EventCodec.encodeHris(id, Seasonal.SEASONAL, worker, JoinerTopics.WHEN, fact));
    record.headers().add("content-type", EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
    TestTopic.sendAll(FirstkeyBacking.bootstrapServers(), List.of(record));
  }

  @Test
  void whatStandsOnTheNewOneIsHeardAndWhatIsOlderChangesNothing() throws Exception {
    Seasonal.quiet();
    String worker = newWorker();
    Seasonal.say(worker, Seasonal.joining(worker));
    await(Topic.JOINER, worker, JoinerAccepted.class);

    say(addPartition(), worker, Seasonal.changed(worker, worker + "@example.test", 3));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).sequence()).isEqualTo(3);
    say(0, worker, Seasonal.changed(worker, worker + "@example.com", 2));
    JoinerIgnored ignored = await(Topic.JOINER, worker, JoinerIgnored.class);
    assertThat(ignored.reason()).isEqualTo(IgnoredBecause.STALE);
    assertThat(ignored.sequence()).isEqualTo(2);
  }
}
