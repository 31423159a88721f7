package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.Topics;
import dev.firstkey.contracts.Topic;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a service does about topics before it starts.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class TopicCheckTest {
  private final String prefix = "check-" + UUID.randomUUID() + ".";

  @Test
  void oneNumberOfPartitionsEverywhereIsAccepted() {
    create(Arrays.stream(Topic.values()).toList(), 2);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void anotherNumberOnOneTopicIsRefused() {
    List<Topic> all = Arrays.stream(Topic.values()).toList();
    create(all.subList(0, all.size() - 1), 2);
    create(List.of(all.getLast()), 3);
    assertThatThrownBy(this::check).hasMessageContaining("same number of partitions");
  }

  @Test
  void aMissingTopicIsRefused() {
    assertThatThrownBy(this::check).hasMessageContaining(prefix);
  }

  private void create(List<Topic> topics, int partitions) {
    Topics.create(
        FirstkeyBacking.bootstrapServers(),
        topics.stream().map(topic -> topic.name(prefix)).toList(),
        partitions,
        Map.of());
  }

  private void check() {
    new TopicCheck(FirstkeyBacking.bootstrapServers(), prefix).check(new StartupEvent());
  }
}
