package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

  @TempDir static Path dir;
  private static KafkaBroker broker;

  private String name;

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start(dir, 0, 0);
  }

  @BeforeEach
  void writeOneRecord(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    Topics.create(KafkaClient.anybody(broker.bootstrapServers()), List.of(name), 6, Map.of());
    topic().send("w-1", "hello".getBytes(StandardCharsets.UTF_8), Map.of());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void keepsARecordOverAStop() {
    broker.close();
    assertThat(KafkaBroker.running(dir)).isEmpty();

    broker = KafkaBroker.start(dir, 0, 0);

    assertThat(topic().read()).hasSize(1);
    assertThat(KafkaBroker.running(dir).orElseThrow().pid()).isEqualTo(broker.pid());
  }

  @Test
  void keepsARecordOverAKill() throws Exception {
    ProcessHandle killed = ProcessHandle.of(broker.pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get(10, TimeUnit.SECONDS);

    broker = KafkaBroker.start(dir, 0, 0);

    assertThat(topic().read()).hasSize(1);
    topic().send("w-1", "again".getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(topic().read()).hasSize(2);
  }

  @Test
  void makesATopicOnlyOnce() {
    Topics.create(
        KafkaClient.anybody(broker.bootstrapServers()), List.of(name, "other"), 3, Map.of());

    assertThat(
            Topics.partitions(
                KafkaClient.anybody(broker.bootstrapServers()), List.of(name, "other", "absent")))
        .isEqualTo(Map.of(name, 6, "other", 3));
  }

  @Test
  void doesNotTakeAnotherBrokerForItself(@TempDir Path other) {
    int taken = Integer.parseInt(broker.bootstrapServers().split(":")[1]);

    assertThatThrownBy(() -> KafkaBroker.start(other, taken, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Kafka ended while it started");
  }

  private TestTopic topic() {
    return TestTopic.of(broker.bootstrapServers(), name);
  }
}
