package dev.firstkey.revocationworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The real topics, as a test writes and hears them.
final class Bus {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration QUIET = Duration.ofSeconds(2);

  private Bus() {}

  static void send(Event... events) {
    for (Event event : events) {
      topic(event.type().topic()).send(event.key(), EventCodec.encode(event), Map.of());
    }
  }

  /// Each record twice, as a producer that saw no acknowledgement would.
  static void sendTwice(Event... events) {
    for (Event event : events) {
      send(event, event);
    }
  }

  /// Waits until exactly these words are said about the worker, in whatever order, and for a while
  /// after that nothing more is.
  static void hears(Hire hire, String... words) {
    hearsAtLeast(hire, words);
    await()
        .during(QUIET)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(words(hire)).containsExactlyInAnyOrder(words));
  }

  /// Waits until these words are said about the worker.
  static void hearsAtLeast(Hire hire, String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(words(hire)).contains(words));
  }

  static void hearsNothing(Hire hire) {
    await().during(QUIET).atMost(PATIENCE).untilAsserted(() -> assertThat(words(hire)).isEmpty());
  }

  /// What this service said about the worker.
  static List<Event> said(Hire hire) {
    return Stream.of(Topic.REVOCATION, Topic.EXPIRY)
        .flatMap(topic -> topic(topic).read().stream())
        .map(record -> EventCodec.decode(record.value()))
        .map(decoded -> ((Decoded.Readable) decoded).event())
        .filter(event -> event.key().equals(hire.workerId()))
        .toList();
  }

  static TestTopic topic(Topic topic) {
    return TestTopic.of(
        FirstkeyBacking.bootstrapServers(), topic.name(FirstkeyBacking.topicPrefix()));
  }

  private static List<String> words(Hire hire) {
    return said(hire).stream().map(Spoken::of).toList();
  }
}
