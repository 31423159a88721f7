package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Partitions;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.revocationworker.domain.Offsets;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Fires the timers that are due, each in a transaction of its own that also says the event. A
/// timer is taken by one pulse at a time, in whatever replica; what fails or is busy stays and is
/// taken by a later one. A pulse never waits while it has a timer, because the one it would wait
/// for may be about to drop that timer.
@ApplicationScoped
public class RunClocks {
  private static final Logger LOG = Logger.getLogger(RunClocks.class);
  private static final int AT_ONCE = 500;
  private static final Set<Topic> COMPLETIONS = Set.of(Topic.ENROLLMENT_COMPLETE);

  private final Transactions transactions;
  private final Timers timers;
  private final Workers workers;
  private final Streams streams;
  private final Partitions partitions;
  private final Outbox outbox;
  private final ExpirePass expirePass;
  private final ExpireCase expireCase;
  private final AtomicReference<@Nullable Batch> waiting = new AtomicReference<>();

  /// Timers that were due when enrollment-complete ended there.
  private record Batch(List<Timer> due, Offsets ends) {}

  RunClocks(
      Transactions transactions,
      Timers timers,
      Workers workers,
      Streams streams,
      Partitions partitions,
      Outbox outbox,
      ExpirePass expirePass,
      ExpireCase expireCase) {
    this.transactions = transactions;
    this.timers = timers;
    this.workers = workers;
    this.streams = streams;
    this.partitions = partitions;
    this.outbox = outbox;
    this.expirePass = expirePass;
    this.expireCase = expireCase;
  }

  /// One pulse. Timers are read first and the end of enrollment-complete afterwards: a redemption
  /// that the broker had when the timers were due is heard before they fire. They keep that end
  /// until it has been heard, over as many pulses as it takes, however much is said meanwhile.
  @Scheduled(
      every = "${firstkey.clocks.pulse:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  public Uni<Void> pulse() {
    return Uni.createFrom()
        .item(waiting::get)
        .onItem()
        .ifNull()
        .switchTo(this::look)
        .onItem()
        .ifNotNull()
        .transformToUni(this::fireUnlessBehind)
        .onFailure()
        .invoke(failure -> LOG.warnf("pulse failed: failure=%s", failure.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  /// Null where nothing is due.
  private Uni<Batch> look() {
    return transactions
        .run(() -> timers.due(AT_ONCE))
        .flatMap(due -> due.isEmpty() ? Uni.createFrom().nullItem() : batch(due));
  }

  private Uni<Batch> batch(List<Timer> due) {
    return streams.ends(COMPLETIONS).map(ends -> new Batch(due, whole(ends))).invoke(waiting::set);
  }

  private Offsets whole(Offsets ends) {
    if (!ends.areWhole(COMPLETIONS, partitions.count())) {
      throw new IllegalStateException("a partition of enrollment-complete does not answer");
    }
    return ends;
  }

  private Uni<Void> fireUnlessBehind(Batch batch) {
    return streams
        .heard(COMPLETIONS)
        .flatMap(heard -> heard.reach(batch.ends()) ? fire(batch) : nothing());
  }

  private Uni<Void> fire(Batch batch) {
    return fire(batch.due()).invoke(() -> waiting.compareAndSet(batch, null));
  }

  private Uni<Void> fire(List<Timer> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(this::fireAlone)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> fireAlone(Timer timer) {
    return transactions
        .run(() -> timers.take(timer).flatMap(taken -> taken ? fire(timer) : no()))
        .onFailure()
        .invoke(failure -> LOG.warnf("timer failed: failure=%s", failure.getClass().getName()))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Boolean> fire(Timer timer) {
    return workers
        .tryHold(timer.workerId())
        .flatMap(held -> held ? bring(timer).flatMap(outbox::add).replaceWith(true) : no());
  }

  private Uni<List<Event>> bring(Timer timer) {
    return switch (timer.kind()) {
      case PASS ->
          expirePass.expire(timer.id()).call(() -> timers.drop(Timer.Kind.PASS, timer.id()));
      case CASE -> expireCase.expire(timer.id());
    };
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
