package dev.firstkey.revocationworker.kafka;

import dev.firstkey.contracts.Topic;
import dev.firstkey.revocationworker.CompletionStream;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Compares the ends of the stream's partitions with the offsets that this service's consumer group
/// has committed. An offset is committed after the transaction of each record before it, duplicates
/// and parked records included; what the retention has deleted counts as passed.
@ApplicationScoped
class KafkaCompletionStream implements CompletionStream {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final String topic;
  private final String group;

  KafkaCompletionStream(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.bootstrap.servers")
          String bootstrapServers,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix,
      @ConfigProperty(name = "mp.messaging.incoming.enrollment-complete.group.id") String group) {
    this.admin = Admin.create(settings(kafka, bootstrapServers));
    this.topic = Topic.ENROLLMENT_COMPLETE.name(topicPrefix);
    this.group = group;
  }

  private static Map<String, Object> settings(Map<String, Object> kafka, String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return settings;
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }

  /// The ends are read first: what the group has committed afterwards is at least what it had heard
  /// then.
  @Override
  public Uni<Boolean> hasPassed() {
    Context context = Vertx.currentContext();
    return partitions()
        .flatMap(this::hasPassed)
        .emitOn(command -> context.runOnContext(_ -> command.run()));
  }

  private Uni<Boolean> hasPassed(List<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest())
        .flatMap(ends ->
            offsets(partitions, OffsetSpec.earliest())
                .flatMap(starts -> committed().map(heard -> passed(ends, starts, heard))));
  }

  private static boolean passed(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> heard) {
    return ends.entrySet().stream()
        .allMatch(end ->
            end.getValue()
                <= Math.max(starts.get(end.getKey()), heard.getOrDefault(end.getKey(), 0L)));
  }

  private Uni<List<TopicPartition>> partitions() {
    return uni(() -> admin.describeTopics(List.of(topic)).allTopicNames())
        .map(topics ->
            topics.get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
  }

  private Uni<Map<TopicPartition, Long>> offsets(
      List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    return uni(() -> admin.listOffsets(wanted).all())
        .map(found -> values(found, ListOffsetsResultInfo::offset));
  }

  private Uni<Map<TopicPartition, Long>> committed() {
    return uni(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .map(found -> values(found, OffsetAndMetadata::offset));
  }

  private static <V> Map<TopicPartition, Long> values(
      Map<TopicPartition, V> found, Function<V, Long> value) {
    return found.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> value.apply(entry.getValue())));
  }

  private static <T> Uni<T> uni(Supplier<KafkaFuture<T>> call) {
    return Uni.createFrom().completionStage(() -> call.get().toCompletionStage());
  }
}
