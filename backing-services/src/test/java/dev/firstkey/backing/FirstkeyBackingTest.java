package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirstkeyBackingTest {

  @BeforeAll
  static void start() {
    start("pass-issuer");
  }

  @Test
  void givesEveryTopicSixPartitions() {
    String prefix = FirstkeyBacking.topicPrefix();
    var names =
        List.of(prefix + "hris", prefix + "worker-profile", prefix + "worker-profile.dead-letter");

    assertThat(Topics.partitions(KafkaClient.anybody(FirstkeyBacking.bootstrapServers()), names))
        .hasSize(3)
        .allSatisfy((name, partitions) -> assertThat(partitions).isEqualTo(6));
  }

  @Test
  void carriesARecordAndATombstone() {
    TestTopic topic =
        TestTopic.of(FirstkeyBacking.bootstrapServers(), FirstkeyBacking.topicPrefix() + "joiner");

    topic.send("w-1", "hello".getBytes(StandardCharsets.UTF_8), Map.of("h", "1"));
    topic.send("w-1", null, Map.of());

    assertThat(topic.read()).hasSize(2);
    assertThat(topic.awaitRecord(r -> r.value() == null, Duration.ofSeconds(10)).key())
        .isEqualTo("w-1".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theServiceFindsItsSchemaByItsSearchPath() throws Exception {
    try (var connection = FirstkeyBacking.connectAsRuntime();
        var rows = connection.createStatement().executeQuery("show search_path")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("pass_issuer").isEqualTo(FirstkeyBacking.schema());
    }
  }

  @Test
  void aSecondStartJoinsTheSameServersWithItsOwnDatabaseAndTopics() {
    String prefix = FirstkeyBacking.topicPrefix();
    String url = FirstkeyBacking.jdbcUrl();
    String bootstrap = FirstkeyBacking.bootstrapServers();

    start("pass-issuer");

    assertThat(FirstkeyBacking.bootstrapServers()).isEqualTo(bootstrap);
    assertThat(FirstkeyBacking.topicPrefix()).isNotEqualTo(prefix);
    assertThat(FirstkeyBacking.jdbcUrl()).isNotEqualTo(url);
  }

  private static Map<String, String> start(String service) {
    var backing = new FirstkeyBacking();
    backing.init(Map.of("service", service));
    return backing.start();
  }
}
