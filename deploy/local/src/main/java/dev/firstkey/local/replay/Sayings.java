package dev.firstkey.local.replay;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How many records of each kind stand on Firstkey's topics and their dead letters, without those
/// that say only that somebody is there, or looked.
///
/// @param many by topic and type
record Sayings(Map<String, Long> many) {
  private static final String PREFIX = "firstkey.";
  private static final Set<EventType> PULSES =
      EnumSet.of(
          EventType.REVOCATION_HEARTBEAT,
          EventType.AUDIT_POSITION,
          EventType.AUDIT_CHECKPOINT,
          EventType.AUDIT_ACCESSED);

  /// What stands there now, to the ends that the topics have at the time of the call.
  static Sayings of(KafkaClient kafka) {
    Map<String, Long> many = new TreeMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            kafka.settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          note(record, many);
        }
      }
    }
    return new Sayings(many);
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    var known = consumer.listTopics();
    return Stream.of(Topic.values())
        .flatMap(topic -> Stream.of(topic.name(PREFIX), topic.deadLetter(PREFIX)))
        .flatMap(name -> known.getOrDefault(name, List.of()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> many) {
    if (record.value() == null) {
      many.merge(record.topic() + " erased", 1L, Long::sum);
    } else if (!(EventCodec.decode(record.value()) instanceof Decoded.Readable(var event))) {
      many.merge(record.topic() + " other", 1L, Long::sum);
    } else if (!PULSES.contains(event.type())) {
      many.merge(record.topic() + ' ' + event.type(), 1L, Long::sum);
    }
  }

  /// How many there are of all kinds.
  long all() {
    return many.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The kinds of which there are more than there were, with how many more.
  Map<String, Long> more(Sayings before) {
    Map<String, Long> more = new TreeMap<>();
    many.forEach((kind, now) -> {
      long then = before.many().getOrDefault(kind, 0L);
      if (now > then) {
        more.put(kind, now - then);
      }
    });
    return more;
  }
}
