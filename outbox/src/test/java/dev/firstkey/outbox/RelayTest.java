package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that cannot be sent hold nobody else up.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class RelayTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void sixHundredRowsThatNoBrokerTakesHoldNoOtherKeyUp() {
    insert("too-large", 600, "repeat('x', 70000)");
    insert("small", 1, "'hello'");
    TestTopic topic =
        TestTopic.of(
            FirstkeyBacking.bootstrapServers(), Topic.AUDIT.name(FirstkeyBacking.topicPrefix()));
    topic.awaitRecord(
        record -> new String(record.key(), StandardCharsets.UTF_8).equals("small"), BOUND);
    assertThat(waiting("too-large")).isEqualTo(600);
  }

  @AfterEach
  void forget() {
    run("delete from outbox where record_key = 'too-large'");
    Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(waiting("too-large")).isZero());
  }

  private static void insert(String key, int rows, String payload) {
    run(
        """
        insert into outbox (topic, record_key, payload, headers)
        select '%s', '%s', convert_to(%s, 'UTF8'), '{}' from generate_series(1, %d)
        """
            .formatted(Topic.AUDIT.name(FirstkeyBacking.topicPrefix()), key, payload, rows));
  }

  private static int waiting(String key) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select count(*) from outbox where record_key = '" + key + "'")) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
