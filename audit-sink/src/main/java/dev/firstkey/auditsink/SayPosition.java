package dev.firstkey.auditsink;

import dev.firstkey.contracts.AuditPosition;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says how far the log has come, some seconds after it last did, and only where that is true: the
/// time is read first, then where the streams end, and it is said when the log has reached these
/// ends. A log that falls behind says nothing, and nobody is given a credential without evidence.
/// Unsigned: a stand-in until tree heads are signed.
@ApplicationScoped
public class SayPosition {
  private static final Logger LOG = Logger.getLogger(SayPosition.class);
  private static final String LOG_ID = "audit-log";
  private static final Speaker SPEAKER = new Speaker("audit-sink");

  private final StreamEnds streams;
  private final LogReach log;
  private final Transactions transactions;
  private final Outbox outbox;
  private final long pauseNanos;
  private volatile @Nullable Target target;
  private volatile @Nullable Long saidAt;

  SayPosition(
      StreamEnds streams,
      LogReach log,
      Transactions transactions,
      Outbox outbox,
      @ConfigProperty(name = "firstkey.audit.position-every", defaultValue = "10s")
          Duration pause) {
    this.streams = streams;
    this.log = log;
    this.transactions = transactions;
    this.outbox = outbox;
    this.pauseNanos = pause.toNanos();
  }

  /// What the log must have reached for the time to be true.
  private record Target(Instant asOf, List<StreamEnd> ends) {}

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return isDue()
        ? aim().flatMap(this::sayWhereReached).onFailure().recoverWithItem(SayPosition::later)
        : Uni.createFrom().voidItem();
  }

  private boolean isDue() {
    Long last = saidAt;
    return last == null || System.nanoTime() - last >= pauseNanos;
  }

  private Uni<Target> aim() {
    Target known = target;
    return known == null
        ? log.clock()
            .flatMap(asOf -> streams.now().map(ends -> new Target(asOf, ends)))
            .invoke(aimed -> target = aimed)
        : Uni.createFrom().item(known);
  }

  private Uni<Void> sayWhereReached(Target aimed) {
    return log.covers(aimed.ends())
        .flatMap(reached -> reached ? say(aimed.asOf()) : Uni.createFrom().voidItem());
  }

  private Uni<Void> say(Instant asOf) {
    return log.leaves()
        .flatMap(leaves ->
            transactions.run(() -> outbox.add(List.of(event(new AuditPosition(leaves, asOf))))))
        .invoke(() -> {
          target = null;
          saidAt = System.nanoTime();
        });
  }

  private static Event event(AuditPosition position) {
    return SPEAKER.say(
        UUID.randomUUID(),
        position.asOf(),
        LOG_ID,
        new Chain(LOG_ID, LOG_ID, "service:audit-sink"),
        position);
  }

  private static @Nullable Void later(Throwable failure) {
    LOG.warnf("the log's position is not known: %s", failure.getClass().getName());
    return null;
  }
}
