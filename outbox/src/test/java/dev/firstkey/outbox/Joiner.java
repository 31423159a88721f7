package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/// The topic that [Notes] hears, its dead letters, and the topic of its answers.
final class Joiner {
  static final Duration BOUND = Duration.ofSeconds(60);

  private Joiner() {}

  static String worker() {
    return "w-" + UUID.randomUUID();
  }

  static void send(Event event) {
    send(event.key(), EventCodec.encode(event));
  }

  static void send(String key, byte[] value) {
    topic(Topic.JOINER.name(prefix())).send(key, value, Map.of());
  }

  /// An event of a version that nobody knows yet.
  static byte[] unknownMajor(Event event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8)
        .replace(event.type().id(), event.type().id().replace(".v1", ".v2"))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String parkedBecause(String key) {
    ConsumerRecord<byte[], byte[]> parked =
        topic(Topic.JOINER.deadLetter(prefix())).awaitRecord(record -> has(record, key), BOUND);
    return new String(
        parked.headers().lastHeader("firstkey-reason").value(), StandardCharsets.UTF_8);
  }

  /// The first record of that key, as a consumer gets it.
  static ConsumerRecord<byte[], byte[]> heard(String key) {
    return topic(Topic.JOINER.name(prefix())).awaitRecord(record -> has(record, key), BOUND);
  }

  static long parked(String key) {
    return topic(Topic.JOINER.deadLetter(prefix())).read().stream()
        .filter(record -> has(record, key))
        .count();
  }

  static List<Event> answers(String worker) {
    return topic(Topic.ISSUANCE.name(prefix())).read().stream()
        .filter(record -> has(record, worker))
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .toList();
  }

  static void awaitAnswers(String worker, int number) {
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(answers(worker)).hasSize(number));
  }

  private static boolean has(ConsumerRecord<byte[], byte[]> record, String key) {
    return new String(record.key(), StandardCharsets.UTF_8).equals(key);
  }

  private static TestTopic topic(String name) {
    return TestTopic.of(FirstkeyBacking.bootstrapServers(), name);
  }

  private static String prefix() {
    return FirstkeyBacking.topicPrefix();
  }
}
