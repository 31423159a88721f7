package dev.firstkey.joineringest.kafka;

import dev.firstkey.outbox.KafkaAdmins;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks Kafka where the partitions of HR's topics begin: when they are assigned to this replica,
/// and every ten seconds. See [LostRecords].
@ApplicationScoped
@Identifier("lost-records")
class LostRecordsWatch implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(LostRecordsWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LostRecords lostRecords;
  private final KafkaAdmins admins;
  private volatile Optional<Admin> kafka = Optional.empty();

  LostRecordsWatch(LostRecords lostRecords, KafkaAdmins admins) {
    this.lostRecords = lostRecords;
    this.admins = admins;
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    kafka = Optional.of(admins.open(PATIENCE));
    vertx.setPeriodic(PATIENCE.toMillis(), _ -> look());
  }

  void stop(@Observes ShutdownEvent stopped) {
    kafka.ifPresent(admin -> admin.close(Duration.ZERO));
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    try {
      var committed = consumer.committed(Set.copyOf(assigned), PATIENCE);
      consumer
          .beginningOffsets(assigned, PATIENCE)
          .forEach((partition, beginning) ->
              lostRecords.assigned(partition, next(committed.get(partition)), beginning));
    } catch (KafkaException failure) {
      unknown(failure);
    }
  }

  private static long next(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    lostRecords.gone(revoked);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
    lostRecords.gone(lost);
  }

  private void look() {
    Map<TopicPartition, OffsetSpec> ours =
        lostRecords.partitions().stream()
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.earliest()));
    kafka
        .filter(_ -> !ours.isEmpty())
        .ifPresent(admin ->
            admin
                .listOffsets(ours)
                .all()
                .toCompletionStage()
                .thenAccept(this::tell)
                .exceptionally(LostRecordsWatch::unknown));
  }

  private void tell(Map<TopicPartition, ListOffsetsResultInfo> beginnings) {
    beginnings.forEach((partition, its) -> lostRecords.begins(partition, its.offset()));
  }

  private static @Nullable Void unknown(Throwable failure) {
    LOG.warnf("where HR's topics begin is not known: %s", failure.getClass().getName());
    return null;
  }
}
