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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks Kafka where the partitions of HR's topics begin: when they are assigned to this replica,
/// and every ten seconds. Where Kafka does not say at the assignment what of them was heard before,
/// it is asked again: [Unasked]. See [LostRecords].
@ApplicationScoped
@Identifier("lost-records")
class LostRecordsWatch implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(LostRecordsWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final LostRecords lostRecords;
  private final KafkaAdmins admins;
  private final Unasked unasked;
  private final Set<TopicPartition> unknown = ConcurrentHashMap.newKeySet();
  private volatile Optional<Admin> kafka = Optional.empty();
  private volatile long timer;

  LostRecordsWatch(Vertx vertx, LostRecords lostRecords, KafkaAdmins admins) {
    this.vertx = vertx;
    this.lostRecords = lostRecords;
    this.admins = admins;
    this.unasked = new Unasked(vertx, lostRecords);
  }

  void start(@Observes StartupEvent started) {
    kafka = Optional.of(admins.open(PATIENCE));
    timer = vertx.setPeriodic(PATIENCE.toMillis(), _ -> look());
  }

  void stop(@Observes ShutdownEvent stopped) {
    vertx.cancelTimer(timer);
    kafka.ifPresent(admin -> admin.close(Duration.ZERO));
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    try {
      var committed = consumer.committed(Set.copyOf(assigned), PATIENCE);
      assigned.forEach(one -> lostRecords.assigned(one, Unasked.next(committed.get(one))));
      // Where this fails, the next look asks.
      consumer.beginningOffsets(assigned, PATIENCE).forEach(this::begins);
    } catch (KafkaException failure) {
      assigned.forEach(one -> unknown(one, failure));
      String group = consumer.groupMetadata().groupId();
      kafka.ifPresent(admin -> unasked.ask(admin, group, assigned));
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    gone(revoked);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
    gone(lost);
  }

  private void gone(Collection<TopicPartition> partitions) {
    unasked.gone(partitions);
    lostRecords.gone(partitions);
    unknown.removeAll(partitions);
  }

  private void look() {
    Set<TopicPartition> ours = lostRecords.partitions();
    Map<TopicPartition, OffsetSpec> asked =
        ours.stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.earliest()));
    kafka
        .filter(_ -> !ours.isEmpty())
        .map(admin -> admin.listOffsets(asked))
        .ifPresent(answers -> ours.forEach(one -> tell(one, answers)));
  }

  // Each by itself: one that is not answered keeps no other back.
  private void tell(TopicPartition partition, ListOffsetsResult answers) {
    var _ =
        answers
            .partitionResult(partition)
            .toCompletionStage()
            .thenAccept(its -> begins(partition, its.offset()))
            .exceptionally(failure -> unknown(partition, failure));
  }

  private void begins(TopicPartition partition, long beginning) {
    unknown.remove(partition);
    lostRecords.begins(partition, beginning);
  }

  // Said once, until it is known.
  private @Nullable Void unknown(TopicPartition partition, Throwable failure) {
    if (unknown.add(partition)) {
      LOG.warnf(
          "where it begins is not known topic=%s partition=%d failure=%s: it is asked again",
          partition.topic(), partition.partition(), failure.getClass().getName());
    }
    return null;
  }
}
