package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Breaker;
import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the directory tasks: several workers beside each other, one task for a worker. A commit
/// wakes it; a pulse finds what other replicas left and what is due again. A directory that is away
/// delays the tasks and nothing else: it is left alone, they wait in the database, and one of them
/// looks from time to time whether it is back.
@ApplicationScoped
public class DirectoryWork {
  private static final Logger LOG = Logger.getLogger(DirectoryWork.class);
  private static final long PULSE_MILLIS = 300;
  private static final int MOST = 8;

  private final Vertx vertx;
  private final Transactions transactions;
  private final DirectoryTasks tasks;
  private final BringAccount bringAccount;
  private final DirectoryGate gate;
  private final DirectoryAlarms alarms;
  private final Counter failures;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicBoolean claiming = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile boolean open;
  private long pulse;
  private volatile @Nullable OwnContexts contexts;

  DirectoryWork(
      Vertx vertx,
      Transactions transactions,
      DirectoryTasks tasks,
      BringAccount bringAccount,
      DirectoryGate gate,
      DirectoryAlarms alarms,
      MeterRegistry meters) {
    this.vertx = vertx;
    this.transactions = transactions;
    this.tasks = tasks;
    this.bringAccount = bringAccount;
    this.gate = gate;
    this.alarms = alarms;
    this.failures = meters.counter("firstkey.directory.failures");
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    open = true;
    vertx.runOnContext(_ -> {
      contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext()));
      pulse = vertx.setPeriodic(PULSE_MILLIS, _ -> wake());
    });
  }

  void stop(@Observes ShutdownEvent stopping) {
    open = false;
    vertx.cancelTimer(pulse);
  }

  /// Says that tasks may be due. Never blocks.
  public void wake() {
    wanted.set(true);
    OwnContexts now = contexts;
    if (open && now != null && gate.room(free()) > 0 && claiming.compareAndSet(false, true)) {
      wanted.set(false);
      claim(now, gate.enter(free()));
    }
  }

  private int free() {
    return MOST - running.get();
  }

  private void claim(OwnContexts now, int room) {
    if (room == 0) {
      claimed(now, List.of());
      return;
    }
    now.run(_ -> transactions.run(() -> tasks.claim(room)))
        .invoke(claims -> idle(claims.isEmpty()))
        .subscribe()
        .with(claims -> claimed(now, claims), this::notClaimed);
  }

  private void idle(boolean isIdle) {
    if (isIdle) {
      gate.idle();
    }
  }

  private void claimed(OwnContexts now, List<DirectoryTasks.Claim> claims) {
    running.addAndGet(claims.size());
    claims.forEach(claim -> run(now, claim));
    claiming.set(false);
    if (wanted.get()) {
      wake();
    }
  }

  /// The next pulse tries again.
  private void notClaimed(Throwable failure) {
    LOG.warnf("claiming failed failure=%s", failure.getClass().getName());
    gate.idle();
    claiming.set(false);
  }

  private void run(OwnContexts now, DirectoryTasks.Claim claim) {
    now.run(context -> bringAccount.bring(claim, context))
        .invoke(() -> found(now, claim, Breaker.Found.ANSWERS))
        .onFailure()
        .invoke(failure -> found(now, claim, found(failure)))
        .onFailure()
        .recoverWithUni(failure -> postpone(now, claim, failure))
        .subscribe()
        .with(_ -> done(), failure -> notClaimed(failure, claim));
  }

  // What is forbidden for one account says nothing of the others.
  private static Breaker.Found found(Throwable failure) {
    return failure instanceof DirectoryFailure known ? found(known) : Breaker.Found.UNKNOWN;
  }

  private static Breaker.Found found(DirectoryFailure failure) {
    return switch (failure) {
      case DirectoryAway _ -> Breaker.Found.AWAY;
      case DirectoryForbids forbids when forbids.isForAll() -> Breaker.Found.AWAY;
      case DirectoryForbids _, DirectoryRefused _, DirectoryDoubled _ -> Breaker.Found.ANSWERS;
    };
  }

  /// Where hurrying fails, the tasks are due after their own pauses.
  private void found(OwnContexts now, DirectoryTasks.Claim claim, Breaker.Found found) {
    if (gate.found(found, claim.workerId())) {
      now.run(_ -> transactions.run(tasks::hurry))
          .subscribe()
          .with(
              _ -> wake(),
              failure -> LOG.warnf("not hurried failure=%s", failure.getClass().getName()));
    }
  }

  private Uni<Void> postpone(OwnContexts now, DirectoryTasks.Claim claim, Throwable failure) {
    failures.increment();
    if (failure instanceof DirectoryForbids forbids) {
      alarms.forbidden(claim.workerId(), forbids);
    }
    LOG.logf(
        failure instanceof DirectoryAway ? Logger.Level.DEBUG : Logger.Level.WARN,
        "directory task postponed worker=%s failure=%s",
        claim.workerId(),
        failure.getClass().getName());
    return now.run(_ -> transactions.run(() -> tasks.postpone(claim)));
  }

  /// The claim ends by itself.
  private void notClaimed(Throwable failure, DirectoryTasks.Claim claim) {
    LOG.warnf(
        "directory task left to its lease worker=%s failure=%s",
        claim.workerId(), failure.getClass().getName());
    done();
  }

  private void done() {
    running.decrementAndGet();
    wake();
  }
}
