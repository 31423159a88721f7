package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The partition of a key is the one that Kafka's own producer chooses.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class PartitionsTest {

  @Inject Partitions partitions;

  @Test
  void everyKeyStandsWhereItIsSaidToStand() {
    TestTopic topic =
        TestTopic.of(
            FirstkeyBacking.bootstrapServers(),
            Topic.HRIS_WRITEBACK.name(FirstkeyBacking.topicPrefix()));
    IntStream.range(0, 60).forEach(i -> topic.send("w-ä" + i, new byte[] {1}, Map.of()));

    var records = topic.read();
    assertThat(records).hasSizeGreaterThanOrEqualTo(60);
    assertThat(records)
        .allSatisfy(record ->
            assertThat(partitions.of(new String(record.key(), StandardCharsets.UTF_8)))
                .isEqualTo(record.partition()));
    assertThat(records.stream().map(record -> record.partition()).distinct())
        .hasSize(partitions.count());
  }
}
