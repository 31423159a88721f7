package dev.firstkey.auditsink;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.SignedNote;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Deletes the content of entries that are older than `firstkey.audit.retention`, in whole
/// partitions (docs/decisions/0027-retention.md); off where that is not set, and while
/// `firstkey.audit.legal-hold` is. Hashes, checkpoints and what keeps an event from being entered
/// twice stay. It is stated and signed before anything goes: who verifies knows from where on there
/// are entries, and takes everything else that is missing for what it is.
@ApplicationScoped
public class ForgetEntries {
  private static final Logger LOG = Logger.getLogger(ForgetEntries.class);

  private final OldEntries old;
  private final TreeStore tree;
  private final LastLook lastLook;
  private final LogSigner signer;
  private final SecondPlace place;
  private final Sequencer sequencer;
  private final Optional<Duration> retention;
  private final boolean legalHold;
  private volatile String trouble = "";

  ForgetEntries(
      OldEntries old,
      TreeStore tree,
      LastLook lastLook,
      LogSigner signer,
      SecondPlace place,
      Sequencer sequencer,
      MeterRegistry meters,
      @ConfigProperty(name = "firstkey.audit.retention") Optional<Duration> retention,
      @ConfigProperty(name = "firstkey.audit.legal-hold") boolean legalHold) {
    this.old = old;
    this.tree = tree;
    this.lastLook = lastLook;
    this.signer = signer;
    this.place = place;
    this.sequencer = sequencer;
    this.retention = retention;
    this.legalHold = legalHold;
    meters.gauge("firstkey.audit.retention.trouble", this, it -> it.trouble.isEmpty() ? 0 : 1);
  }

  /// In the replica that publishes the tree's heads.
  @Scheduled(
      every = "{firstkey.audit.retention-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return retention.isEmpty() || legalHold || !sequencer.isAtWork()
        ? Uni.createFrom().voidItem()
        : olderThan(retention.get())
            .invoke(() -> trouble = "")
            .onFailure()
            .invoke(this::failed)
            .onFailure()
            .recoverWithNull();
  }

  /// What was stated and is still there goes first.
  private Uni<Void> olderThan(Duration age) {
    return old.drop()
        .chain(() -> Uni.combine().all().unis(old.before(age), old.minimum(), signed()).asTuple())
        .flatMap(found -> {
          long index = found.getItem1();
          boolean isNew = index > found.getItem2() && index <= found.getItem3();
          return isNew ? forgetBefore(index) : Uni.createFrom().voidItem();
        });
  }

  /// Up to where a checkpoint is published, and kept in the second place.
  private Uni<Long> signed() {
    return tree.publishedSize()
        .flatMap(size ->
            place
                .checkpoint()
                .map(note -> Math.min(size.orElse(0), note.map(this::size).orElse(0L))));
  }

  private long size(byte[] kept) {
    SignedNote note = SignedNote.of(kept);
    return note.isSignedBy(signer.keys()) ? Checkpoint.of(note.text()).size() : 0;
  }

  private Uni<Void> forgetBefore(long index) {
    return old.statement()
        .flatMap(before -> lastLook.at(before, index))
        .chain(this::state)
        .chain(old::drop)
        .invoke(_ -> LOG.infof("entries before index %d are deleted, as is stated", index))
        .replaceWithVoid();
  }

  private Uni<Void> state(MinimumIndex minimum) {
    String note = signer.sign(minimum).written();
    return place.keepMinimum(minimum.index(), note).chain(() -> old.state(minimum.index(), note));
  }

  private void failed(Throwable failure) {
    String what =
        failure instanceof Disagreement
            ? "nothing is deleted: " + failure.getMessage()
            : "old entries were not deleted: " + failure.getClass().getName();
    if (!what.equals(trouble)) {
      LOG.error(what);
    }
    trouble = what;
  }
}
