package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.Topics;
import dev.firstkey.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a service does about topics before it starts.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class TopicCheckTest {
  private static final List<Topic> ALL = Arrays.stream(Topic.values()).toList();

  private final String prefix = "check-" + UUID.randomUUID() + ".";

  @Test
  void oneNumberOfPartitionsEverywhereIsAccepted() {
    create(ALL, 2);
    createDeadLetters(ALL);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void anotherNumberOnOneTopicIsRefused() {
    create(ALL.subList(0, ALL.size() - 1), 2);
    create(List.of(ALL.getLast()), 3);
    createDeadLetters(ALL);
    assertThatThrownBy(this::check).hasMessageContaining("same number of partitions");
  }

  @Test
  void aMissingTopicIsRefusedByName() {
    create(ALL.subList(0, ALL.size() - 1), 2);
    createDeadLetters(ALL);
    assertThatThrownBy(this::check)
        .hasMessage("Topics are missing and must be created: [" + ALL.getLast().name(prefix) + "]");
  }

  @Test
  void aMissingDeadLetterTopicIsRefusedByName() {
    create(ALL, 2);
    createDeadLetters(ALL.subList(1, ALL.size()));
    assertThatThrownBy(this::check)
        .hasMessage(
            "Topics are missing and must be created: [" + ALL.getFirst().deadLetter(prefix) + "]");
  }

  @Test
  void aDeadLetterTopicMayHaveAnotherNumberOfPartitions() {
    create(ALL, 3);
    createDeadLetters(ALL);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  private void createDeadLetters(List<Topic> topics) {
    Topics.create(
        kafka(), topics.stream().map(topic -> topic.deadLetter(prefix)).toList(), 1, Map.of());
  }

  private void create(List<Topic> topics, int partitions) {
    Topics.create(
        kafka(), topics.stream().map(topic -> topic.name(prefix)).toList(), partitions, Map.of());
  }

  @Test
  void aFurtherTopicOfThisServiceHasToBeThereToo() {
    create(ALL, 2);
    createDeadLetters(ALL);
    assertThatThrownBy(() -> check(List.of("hris", "hris.more")))
        .hasMessage(
            "Topics are missing and must be created: [%shris.more, %shris.more.dead-letter]"
                .formatted(prefix, prefix));
  }

  private void check() {
    check(List.of());
  }

  private void check(List<String> further) {
    new TopicCheck(new KafkaAdmins(kafka().settings()), prefix, Optional.of(further))
        .check(new StartupEvent());
  }

  private static KafkaClient kafka() {
    return KafkaClient.anybody(FirstkeyBacking.bootstrapServers());
  }
}
