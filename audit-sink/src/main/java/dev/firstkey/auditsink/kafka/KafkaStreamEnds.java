package dev.firstkey.auditsink.kafka;

import dev.firstkey.auditsink.StreamEnd;
import dev.firstkey.auditsink.StreamEnds;
import dev.firstkey.auditsink.StreamStart;
import dev.firstkey.auditsink.StreamTopic;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.KafkaAdmins;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The ends of the topics that [HearTopics] hears.
@ApplicationScoped
class KafkaStreamEnds implements StreamEnds {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Admin admin;
  private final List<String> topics;
  private final String group;

  KafkaStreamEnds(
      KafkaAdmins kafka,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix,
      @ConfigProperty(name = "firstkey.group-id") String group) {
    this.group = group;
    this.admin = kafka.open(PATIENCE);
    this.topics = Topic.AUDITED.stream().map(topic -> topic.name(topicPrefix)).toList();
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }

  @Override
  public Uni<List<StreamTopic>> topics() {
    return here(
        uni(() -> admin.describeTopics(topics).allTopicNames()).map(KafkaStreamEnds::topics));
  }

  private static List<StreamTopic> topics(Map<String, TopicDescription> found) {
    return found.values().stream()
        .map(it -> new StreamTopic(it.name(), it.topicId().toString()))
        .toList();
  }

  /// What the retention has deleted is not waited for: it cannot be read any more.
  @Override
  public Uni<List<StreamEnd>> now() {
    return here(
        partitions()
            .flatMap(partitions ->
                offsets(partitions, OffsetSpec.latest())
                    .flatMap(ends ->
                        offsets(partitions, OffsetSpec.earliest())
                            .map(starts -> ends(starts, ends)))));
  }

  /// Kafka answers on a thread of its own.
  private static <T> Uni<T> here(Uni<T> answer) {
    Context context = Vertx.currentContext();
    return context == null
        ? answer
        : answer.emitOn(command -> context.runOnContext(_ -> command.run()));
  }

  @Override
  public Uni<List<StreamStart>> starts() {
    return here(
        partitions()
            .flatMap(partitions -> offsets(partitions, OffsetSpec.earliest()))
            .map(KafkaStreamEnds::starts));
  }

  @Override
  public Uni<List<StreamEnd>> heard() {
    return here(
        uni(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
            .map(this::heard));
  }

  private List<StreamEnd> heard(Map<TopicPartition, @Nullable OffsetAndMetadata> told) {
    return told.entrySet().stream()
        .filter(it -> topics.contains(it.getKey().topic()))
        .flatMap(it -> heard(it.getKey(), it.getValue()))
        .toList();
  }

  /// What is told is the offset that is heard next.
  private static Stream<StreamEnd> heard(TopicPartition of, @Nullable OffsetAndMetadata next) {
    return next == null || next.offset() == 0
        ? Stream.empty()
        : Stream.of(new StreamEnd(of.topic(), of.partition(), next.offset() - 1));
  }

  private Uni<List<TopicPartition>> partitions() {
    return uni(() -> admin.describeTopics(topics).allTopicNames()).map(KafkaStreamEnds::partitions);
  }

  private static List<StreamStart> starts(Map<TopicPartition, Long> found) {
    return found.entrySet().stream()
        .map(it -> new StreamStart(it.getKey().topic(), it.getKey().partition(), it.getValue()))
        .toList();
  }

  private static List<StreamEnd> ends(
      Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(end -> end.getValue() > Objects.requireNonNull(starts.get(end.getKey())))
        .map(end ->
            new StreamEnd(end.getKey().topic(), end.getKey().partition(), end.getValue() - 1))
        .toList();
  }

  private static List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
    return topics.values().stream().flatMap(KafkaStreamEnds::partitions).toList();
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private Uni<Map<TopicPartition, Long>> offsets(
      List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    return uni(() -> admin.listOffsets(wanted).all()).map(KafkaStreamEnds::values);
  }

  private static Map<TopicPartition, Long> values(
      Map<TopicPartition, ListOffsetsResultInfo> found) {
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <T> Uni<T> uni(Supplier<KafkaFuture<T>> call) {
    return Uni.createFrom().completionStage(() -> call.get().toCompletionStage());
  }
}
