package dev.firstkey.revocationworker.kafka;

import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.KafkaAdmins;
import dev.firstkey.outbox.Partitions;
import dev.firstkey.revocationworker.Streams;
import dev.firstkey.revocationworker.domain.Offsets;
import dev.firstkey.revocationworker.domain.Offsets.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The ends of the partitions, and the offsets that this service's consumer group has committed. An
/// offset is committed after the transaction of each record before it, duplicates and parked
/// records included; what the retention has deleted counts as heard.
@ApplicationScoped
class KafkaStreams implements Streams {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final Partitions partitions;
  private final String topicPrefix;
  private final String group;

  /// @param group the group of every stream that is heard
  KafkaStreams(
      KafkaAdmins kafka,
      Partitions partitions,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix,
      @ConfigProperty(name = "firstkey.group-id") String group) {
    this.admin = kafka.open(PATIENCE);
    this.partitions = partitions;
    this.topicPrefix = topicPrefix;
    this.group = group;
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }

  @Override
  public Uni<Offsets> ends(Set<Topic> streams) {
    return here(() -> offsets(streams, OffsetSpec.latest()).map(Offsets::new));
  }

  @Override
  public Uni<Offsets> heard(Set<Topic> streams) {
    return here(() ->
        offsets(streams, OffsetSpec.earliest())
            .flatMap(begins -> committed().map(heard -> heard(begins, heard))));
  }

  /// On the caller's context again, whatever thread the answer came on.
  private static <T> Uni<T> here(Supplier<Uni<T>> call) {
    Context context = Objects.requireNonNull(Vertx.currentContext());
    return call.get().emitOn(command -> context.runOnContext(_ -> command.run()));
  }

  private Offsets heard(Map<Place, Long> begins, Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<Place, Long> heard = new HashMap<>();
    begins.forEach((place, begin) -> {
      OffsetAndMetadata mine = committed.get(topicPartition(place));
      heard.put(place, mine == null ? begin : Math.max(begin, mine.offset()));
    });
    return new Offsets(heard);
  }

  private Uni<Map<TopicPartition, OffsetAndMetadata>> committed() {
    return uni(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  /// A partition that has no leader is asked in vain, and the others answer all the same.
  private Uni<Map<Place, Long>> offsets(Set<Topic> streams, OffsetSpec which) {
    Set<Place> places = places(streams);
    ListOffsetsResult result =
        admin.listOffsets(
            places.stream().collect(Collectors.toMap(this::topicPartition, _ -> which)));
    return Multi.createFrom()
        .iterable(places)
        .onItem()
        .transformToUniAndMerge(place ->
            uni(result.partitionResult(topicPartition(place)))
                .map(found -> Map.entry(place, found.offset()))
                .onFailure()
                .recoverWithNull())
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Set<Place> places(Set<Topic> streams) {
    return streams.stream()
        .flatMap(stream ->
            IntStream.range(0, partitions.count())
                .mapToObj(partition -> new Place(stream, partition)))
        .collect(Collectors.toSet());
  }

  private TopicPartition topicPartition(Place place) {
    return new TopicPartition(place.stream().name(topicPrefix), place.partition());
  }

  private static <T> Uni<T> uni(KafkaFuture<T> answer) {
    return Uni.createFrom().completionStage(answer.toCompletionStage());
  }
}
