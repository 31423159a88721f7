package dev.firstkey.local.canary;

import dev.firstkey.backing.KafkaClient;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Every topic of the broker, Kafka's own and the dead letters too: each partition's keys, values
/// and headers.
record TopicPlaces(KafkaClient kafka) implements Places {
  private static final String OFFSETS = "__consumer_offsets";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public Set<String> plant(Planted planted) throws Exception {
    var places = new LinkedHashSet<String>();
    try (var producer = producer()) {
      for (var partition : partitions()) {
        if (!partition.topic().equals(OFFSETS)) {
          plant(producer, partition, planted.bytes());
          List.of("key", "value", "header").forEach(part -> places.add(name(partition, part)));
        }
      }
      producer.flush();
      plantInOffsets(planted);
    }
    places.add(name(new TopicPartition(OFFSETS, 0), "value"));
    return places;
  }

  private static void plant(KafkaProducer<byte[], byte[]> producer, TopicPartition to, byte[] bytes)
      throws Exception {
    var record = new ProducerRecord<>(to.topic(), to.partition(), bytes, bytes);
    record.headers().add("canary", bytes);
    producer.send(record).get();
  }

  /// No client may write there; the words beside a committed offset are kept there.
  private void plantInOffsets(Planted planted) {
    try (var consumer = consumer(Map.of("group.id", "canary"))) {
      var place = new TopicPartition("firstkey.hris", 0);
      consumer.assign(List.of(place));
      consumer.commitSync(Map.of(place, new OffsetAndMetadata(0, planted.text())), PATIENCE);
    }
  }

  @Override
  public void search(Findings findings) throws Exception {
    var partitions = partitions();
    try (var consumer = consumer(Map.of())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions, PATIENCE);
      while (partitions.stream()
          .anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
        consumer.poll(Duration.ofMillis(500)).forEach(record -> look(record, findings));
      }
    }
  }

  private static void look(ConsumerRecord<byte[], byte[]> record, Findings findings) {
    var partition = new TopicPartition(record.topic(), record.partition());
    findings.look(name(partition, "key"), orNothing(record.key()));
    findings.look(name(partition, "value"), orNothing(record.value()));
    for (var header : record.headers()) {
      findings.look(name(partition, "header"), orNothing(header.value()));
    }
  }

  private static byte[] orNothing(byte[] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /// Which of the partitions of Kafka's own topic a group has is Kafka's to say.
  private static String name(TopicPartition partition, String part) {
    return partition.topic().equals(OFFSETS)
        ? "topic " + OFFSETS + " " + part
        : "topic " + partition + " " + part;
  }

  private List<TopicPartition> partitions() throws Exception {
    try (var admin = Admin.create(kafka.settings())) {
      var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .flatMap(topic ->
              topic.partitions().stream()
                  .map(one -> new TopicPartition(topic.name(), one.partition())))
          .toList();
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        kafka.with(Map.of("acks", "all")), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    var settings = kafka.with(more);
    settings.put("enable.auto.commit", false);
    settings.put("exclude.internal.topics", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
