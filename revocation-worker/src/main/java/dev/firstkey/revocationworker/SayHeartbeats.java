package dev.firstkey.revocationworker;

import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Partitions;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.revocationworker.domain.Offsets;
import dev.firstkey.revocationworker.domain.Sightings;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says for each partition up to which time everything that stood in it has been heard, so that the
/// gateway knows when it may be blind. The time is read first, then where the streams end, then how
/// far they have been heard, and the event is written last: a revocation that follows from
/// something older stands before the heartbeat. Where Kafka or the database does not answer,
/// nothing is said.
@ApplicationScoped
public class SayHeartbeats {
  private static final Logger LOG = Logger.getLogger(SayHeartbeats.class);

  private final Transactions transactions;
  private final Streams streams;
  private final Beats beats;
  private final BlindPartitions blind;
  private final Partitions partitions;
  private final Outbox outbox;
  private final Voice voice;
  private final Duration pause;
  private @Nullable Sightings sightings;

  SayHeartbeats(
      Transactions transactions,
      Streams streams,
      Beats beats,
      BlindPartitions blind,
      Partitions partitions,
      Outbox outbox,
      Voice voice,
      HeartbeatConfig config) {
    this.transactions = transactions;
    this.streams = streams;
    this.beats = beats;
    this.blind = blind;
    this.partitions = partitions;
    this.outbox = outbox;
    this.voice = voice;
    this.pause = config.every().multipliedBy(9).dividedBy(10);
  }

  /// One pulse.
  @Scheduled(
      every = "${firstkey.heartbeat.every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> pulse() {
    return transactions
        .run(beats::now)
        .flatMap(this::look)
        .chain(() -> transactions.run(this::say))
        .onFailure()
        .invoke(failure -> LOG.warnf("no heartbeat: failure=%s", failure.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> look(Instant at) {
    return streams
        .ends(Streams.HEARD)
        .flatMap(ends -> streams.heard(Streams.HEARD).invoke(heard -> note(at, ends, heard)))
        .replaceWithVoid();
  }

  private synchronized void note(Instant at, Offsets ends, Offsets heard) {
    if (sightings == null) {
      sightings = new Sightings(Streams.HEARD, partitions.count());
    }
    sightings.saw(at, ends);
    sightings.heard(heard);
  }

  private Uni<Void> say() {
    return beats
        .takeTurn(pause)
        .flatMap(mine -> mine ? blind.now() : Uni.createFrom().nullItem())
        .onItem()
        .ifNotNull()
        .transformToUni(this::say);
  }

  private Uni<Void> say(Set<Integer> unseeing) {
    return Multi.createFrom()
        .iterable(heartbeats(unseeing))
        .onItem()
        .transformToUniAndConcatenate(beat -> outbox.addBehind(voice.beat(beat), beat.partition()))
        .collect()
        .last();
  }

  private synchronized List<RevocationHeartbeat> heartbeats(Set<Integer> unseeing) {
    Sightings seen = Objects.requireNonNull(sightings);
    return IntStream.range(0, partitions.count())
        .filter(partition -> !unseeing.contains(partition))
        .boxed()
        .flatMap(partition ->
            seen.caughtUp(partition).stream().map(asOf -> new RevocationHeartbeat(partition, asOf)))
        .toList();
  }
}
