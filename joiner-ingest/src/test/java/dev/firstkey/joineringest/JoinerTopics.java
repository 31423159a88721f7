package dev.firstkey.joineringest;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.contracts.WorkerType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/// The topics as a test of this service speaks and hears on them.
final class JoinerTopics {
  static final Duration BOUND = Duration.ofSeconds(30);
  static final String SOURCE = "urn:example:hris";
  static final Instant WHEN = Instant.parse("2026-11-20T08:00:00Z");

  private JoinerTopics() {}

  static String newWorker() {
    return "w-" + UUID.randomUUID();
  }

  static HrisHired hired(String worker, String episode, long sequence) {
    return hired(worker, episode, sequence, "Ada", "Lovelace");
  }

  static HrisHired hired(
      String worker, String episode, long sequence, String givenName, String familyName) {
    return new HrisHired(
        worker,
        episode,
        sequence,
        givenName,
        familyName,
        "Ada L.",
        "ada@hris.example.test",
        LocalDate.of(2026, 12, 1),
        null,
        "Europe/Berlin",
        WorkerType.EMPLOYEE,
        "example-de",
        null,
        DeviceContext.BYOD,
        "en",
        null);
  }

  static void say(String worker, HrisFact fact) {
    say(UUID.randomUUID().toString(), worker, fact);
  }

  static void say(String id, String worker, HrisFact fact) {
    sayRaw(worker, EventCodec.encodeHris(id, SOURCE, worker, WHEN, fact));
  }

  static void sayRaw(String key, byte[] value) {
    topic(Topic.HRIS).send(key, value, Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  /// On the topic of another source, named behind the prefix.
  static void sayOn(String topic, String key, byte[] value) {
    TestTopic.of(FirstkeyBacking.bootstrapServers(), FirstkeyBacking.topicPrefix() + topic)
        .send(key, value, Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  /// With as many headers `content-type` as there are content types.
  static void sayRaw(String key, byte[] value, List<String> contentTypes) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    var record =
        new ProducerRecord<>(Topic.HRIS.name(FirstkeyBacking.topicPrefix()), keyBytes, value);
    contentTypes.forEach(
        type -> record.headers().add("content-type", type.getBytes(StandardCharsets.UTF_8)));
    try (var producer = producer()) {
      producer.send(record).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the record was not written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers(), "acks", "all"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  static void say(Topic topic, Event event) {
    topic(topic)
        .send(
            event.key(), EventCodec.encode(event), Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  /// Every event about the worker on the topic, in order.
  static List<Event> heard(Topic topic, String worker) {
    return topic(topic).read().stream()
        .filter(record -> record.key() != null && key(record).equals(worker))
        .filter(record -> record.value() != null)
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .toList();
  }

  static <F extends Fact> List<F> heard(Topic topic, String worker, Class<F> type) {
    return heard(topic, worker).stream()
        .map(Event::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static <F extends Fact> F await(Topic topic, String worker, Class<F> type) {
    return awaitMany(topic, worker, type, 1).getLast();
  }

  static <F extends Fact> List<F> awaitMany(Topic topic, String worker, Class<F> type, int many) {
    return Awaitility.await()
        .atMost(BOUND)
        .until(() -> heard(topic, worker, type), found -> found.size() >= many);
  }

  /// The given names that the topic of profiles showed of the worker, in order.
  static List<String> profiles(String worker) {
    return topic(Topic.WORKER_PROFILE).read().stream()
        .filter(record -> key(record).equals(worker))
        .map(record -> record.value() == null ? "erased" : givenName(record.value()))
        .toList();
  }

  private static String givenName(byte[] profile) {
    Event event = ((Decoded.Readable) EventCodec.decode(profile)).event();
    return ((WorkerProfile) event.fact()).givenName();
  }

  static TestTopic topic(Topic topic) {
    return TestTopic.of(
        FirstkeyBacking.bootstrapServers(), topic.name(FirstkeyBacking.topicPrefix()));
  }

  static TestTopic deadLetters() {
    return TestTopic.of(
        FirstkeyBacking.bootstrapServers(), Topic.HRIS.deadLetter(FirstkeyBacking.topicPrefix()));
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
