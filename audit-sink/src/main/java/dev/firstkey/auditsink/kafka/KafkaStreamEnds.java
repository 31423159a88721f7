package dev.firstkey.auditsink.kafka;

import dev.firstkey.auditsink.StreamEnd;
import dev.firstkey.auditsink.StreamEnds;
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
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The ends of the topics that [HearTopics] hears.
@ApplicationScoped
class KafkaStreamEnds implements StreamEnds {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<Topic> HEARD =
      List.of(
          Topic.JOINER,
          Topic.ISSUANCE,
          Topic.ENROLLMENT,
          Topic.ENROLLMENT_COMPLETE,
          Topic.EXPIRY,
          Topic.REVOCATION,
          Topic.AUDIT);

  private final Admin admin;
  private final List<String> topics;

  KafkaStreamEnds(
      KafkaAdmins kafka, @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.admin = kafka.open(PATIENCE);
    this.topics = HEARD.stream().map(topic -> topic.name(topicPrefix)).toList();
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }

  /// What the retention has deleted is not waited for: it cannot be read any more.
  @Override
  public Uni<List<StreamEnd>> now() {
    Context context = Objects.requireNonNull(Vertx.currentContext());
    return uni(() -> admin.describeTopics(topics).allTopicNames())
        .map(KafkaStreamEnds::partitions)
        .flatMap(partitions ->
            offsets(partitions, OffsetSpec.latest())
                .flatMap(ends ->
                    offsets(partitions, OffsetSpec.earliest()).map(starts -> ends(starts, ends))))
        .emitOn(command -> context.runOnContext(_ -> command.run()));
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
