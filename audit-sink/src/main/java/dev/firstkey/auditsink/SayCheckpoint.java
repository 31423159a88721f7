package dev.firstkey.auditsink;

import dev.firstkey.auditsink.LogReach.Covered;
import dev.firstkey.contracts.AuditCheckpoint;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says the newest checkpoint every second, also when nothing happens, with the time up to which
/// the log is whole: the time is read first, then where the streams end; when the log has reached
/// these ends and a tree with all leaves up to there is published, the time holds. A log that falls
/// behind says an old time, and nobody is given a credential without evidence.
@ApplicationScoped
public class SayCheckpoint {
  private static final Logger LOG = Logger.getLogger(SayCheckpoint.class);
  private static final String LOG_ID = "audit-log";

  /// As old as this, what is said gives nobody a credential any more.
  private static final Duration TOO_OLD = Duration.ofMinutes(2);

  private static final Speaker SPEAKER = new Speaker("audit-sink");

  private final Sequencer sequencer;
  private final StreamEnds streams;
  private final LogReach log;
  private final TreeStore tree;
  private final Transactions transactions;
  private final Outbox outbox;
  private volatile @Nullable Target target;
  private volatile @Nullable Instant whole;
  private volatile Covered covered = Covered.NO;

  SayCheckpoint(
      Sequencer sequencer,
      StreamEnds streams,
      LogReach log,
      TreeStore tree,
      Transactions transactions,
      Outbox outbox) {
    this.sequencer = sequencer;
    this.streams = streams;
    this.log = log;
    this.tree = tree;
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /// What the log must have reached for the time to be true.
  ///
  /// @param leaves how many leaves the published tree must have; null while the ends are not
  ///   reached
  /// @param since when it was aimed at ([System#nanoTime])
  private record Target(Instant asOf, List<StreamEnd> ends, @Nullable Long leaves, long since) {

    /// Ends that are gone (a topic made anew, records deleted before anybody heard them) would
    /// otherwise be waited for until the next start.
    boolean isInVain() {
      return leaves == null && System.nanoTime() - since > TOO_OLD.toNanos();
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return sequencer.isAtWork()
        ? aim()
            .flatMap(this::reach)
            .chain(tree::published)
            .flatMap(this::say)
            .onFailure()
            .recoverWithItem(SayCheckpoint::later)
        : Uni.createFrom().voidItem();
  }

  private Uni<Target> aim() {
    Target known = target;
    return known == null || known.isInVain()
        ? log.clock()
            .flatMap(
                asOf -> streams.now().map(ends -> new Target(asOf, ends, null, System.nanoTime())))
            .invoke(aimed -> target = aimed)
        : Uni.createFrom().item(known);
  }

  private Uni<Void> reach(Target aimed) {
    if (aimed.leaves() != null) {
      return Uni.createFrom().voidItem();
    }
    return log.covers(aimed.ends())
        .invoke(this::tellWhatIsNotKnown)
        .flatMap(covered -> covered == Covered.YES ? count(aimed) : Uni.createFrom().voidItem());
  }

  private void tellWhatIsNotKnown(Covered now) {
    if (now == Covered.NOT_KNOWN && covered != now) {
      LOG.error(
          "whether an offset is missing is not known, and asOf waits: what is accounted for is not"
              + " added up");
    }
    covered = now;
  }

  private Uni<Void> count(Target aimed) {
    return log.leaves()
        .invoke(leaves -> target = new Target(aimed.asOf(), aimed.ends(), leaves, aimed.since()))
        .replaceWithVoid();
  }

  private Uni<Void> say(Optional<String> note) {
    if (note.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String written = note.get();
    SignedNote signed = SignedNote.of(written.getBytes(StandardCharsets.UTF_8));
    Checkpoint newest = Checkpoint.of(signed.text());
    Target aimed = target;
    if (aimed != null && aimed.leaves() != null && aimed.leaves() <= newest.size()) {
      whole = aimed.asOf();
      target = null;
    }
    Instant asOf = whole;
    return asOf == null ? Uni.createFrom().voidItem() : say(newest, written, asOf);
  }

  private Uni<Void> say(Checkpoint newest, String note, Instant asOf) {
    AuditCheckpoint fact = new AuditCheckpoint(newest.size(), newest.root().base64(), note, asOf);
    return transactions.run(() -> outbox.add(List.of(event(fact))));
  }

  private static Event event(AuditCheckpoint checkpoint) {
    return SPEAKER.say(
        UUID.randomUUID(),
        checkpoint.asOf(),
        LOG_ID,
        new Chain(LOG_ID, LOG_ID, "service:audit-sink"),
        checkpoint);
  }

  private static @Nullable Void later(Throwable failure) {
    LOG.warnf("the log's checkpoint is not said: %s", failure.getClass().getName());
    return null;
  }
}
