package dev.firstkey.joineringest;

import dev.firstkey.contracts.Event;
import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Compares the directory with what is desired, for every worker known, and writes nothing there:
/// where it is to be mended, the task of a worker who drifted is due, and does what it always does.
/// What is being worked on has not drifted. Then it looks for accounts that nobody stands for. Each
/// worker who drifted, and the run, is an event.
@ApplicationScoped
public class FindDrift {
  private static final Logger LOG = Logger.getLogger(FindDrift.class);
  private static final int PAGE = 200;
  private static final int AT_ONCE = 4;

  private final Transactions transactions;
  private final Workers workers;
  private final DirectoryTasks tasks;
  private final Directory directory;
  private final DirectoryWork work;
  private final SeeAccount see;
  private final FindUnknown findUnknown;
  private final DriftVoice voice;
  private final Outbox outbox;
  private final AtomicBoolean running = new AtomicBoolean();

  FindDrift(
      Transactions transactions,
      Workers workers,
      DirectoryTasks tasks,
      Directory directory,
      DirectoryWork work,
      SeeAccount see,
      FindUnknown findUnknown,
      DriftVoice voice,
      Outbox outbox) {
    this.transactions = transactions;
    this.workers = workers;
    this.tasks = tasks;
    this.directory = directory;
    this.work = work;
    this.see = see;
    this.findUnknown = findUnknown;
    this.voice = voice;
    this.outbox = outbox;
  }

  /// What was found of one worker.
  private sealed interface Found {
    record AsDesired() implements Found {}

    record BeingWorkedOn() implements Found {}

    record Unreadable() implements Found {}

    /// The directory does not answer, or lets nobody of us in, so nobody else is compared.
    record Away(RuntimeException why) implements Found {}

    record LeftOut() implements Found {}

    record Drifted(DriftReport.Drifted worker) implements Found {}
  }

  /// Compares all of them; a call that the directory does not answer ends the run with
  /// [DirectoryAway], and one that says that it lets nobody of us in with [DirectoryForbids].
  ///
  /// @param disableUnknown whether to disable accounts of workers of whom nothing was heard
  /// @param actor who has it done
  /// @return empty while another run is underway in this process
  public Uni<Optional<DriftReport>> run(boolean mend, boolean disableUnknown, String actor) {
    return Uni.createFrom()
        .deferred(() -> {
          if (!running.compareAndSet(false, true)) {
            return Uni.createFrom().item(Optional.empty());
          }
          return all(new DriftRun(UUID.randomUUID(), mend, disableUnknown, actor), contexts())
              .map(Optional::of)
              .onTermination()
              .invoke(() -> running.set(false));
        });
  }

  private static OwnContexts contexts() {
    Context current = Objects.requireNonNull(Vertx.currentContext());
    return new OwnContexts(current);
  }

  private Uni<DriftReport> all(DriftRun run, OwnContexts contexts) {
    DriftReport.Tally tally = new DriftReport.Tally();
    return workerIds(contexts, tally)
        .onItem()
        .transformToUni(id ->
            tally.isAway()
                ? Uni.createFrom().item(new Found.LeftOut())
                : contexts.run(context -> compare(id, run, context)))
        .merge(AT_ONCE)
        .invoke(found -> count(tally, found))
        .collect()
        .last()
        .flatMap(_ ->
            tally.isAway() ? Uni.createFrom().voidItem() : findUnknown.find(run, contexts, tally))
        .flatMap(_ -> contexts.run(_ -> say(run, tally)))
        .map(_ -> tally.report())
        .onTermination()
        .invoke(work::wake);
  }

  private Uni<Void> say(DriftRun run, DriftReport.Tally tally) {
    Event compared = voice.compared(run, tally.sum(), !tally.isAway());
    return transactions.run(() -> outbox.add(List.of(compared))).plug(Prompt::answer);
  }

  private Multi<String> workerIds(OwnContexts contexts, DriftReport.Tally tally) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<>(""),
            last ->
                contexts
                    .run(_ -> transactions.run(() -> tasks.workersAfter(last.get(), PAGE)))
                    .plug(Prompt::answer)
                    .invoke(page -> page.stream().reduce((_, next) -> next).ifPresent(last::set)))
        .until(page -> page.isEmpty() || tally.isAway())
        .onItem()
        .transformToMultiAndConcatenate(Multi.createFrom()::iterable);
  }

  private Uni<Found> compare(String workerId, DriftRun run, Executor context) {
    return transactions
        .run(() -> workers.lock(workerId))
        .plug(Prompt::answer)
        .flatMap(worker ->
            differences(worker)
                .emitOn(context)
                .<Found>flatMap(differences -> found(worker, differences, run))
                .onFailure(NotSeen.class)
                .recoverWithItem(failure -> ((NotSeen) failure).found));
  }

  private Uni<Set<Difference>> differences(Worker worker) {
    return see.account(worker)
        .map(seen -> Difference.between(worker, seen, directory.abilities()))
        .onFailure()
        .transform(failure -> notSeen(worker.workerId(), failure));
  }

  private static NotSeen notSeen(String workerId, Throwable failure) {
    LOG.warnf("not compared worker=%s failure=%s", workerId, failure.getClass().getName());
    return new NotSeen(
        failure instanceof DirectoryFailure known ? found(known) : new Found.Unreadable());
  }

  private static Found found(DirectoryFailure failure) {
    return switch (failure) {
      case DirectoryAway away -> new Found.Away(away);
      case DirectoryForbids forbids when forbids.isForAll() -> new Found.Away(forbids);
      case DirectoryForbids _, DirectoryRefused _, DirectoryDoubled _ -> new Found.Unreadable();
    };
  }

  /// The directory was not read, which is a finding too.
  private static final class NotSeen extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Found found;

    NotSeen(Found found) {
      super("not seen", null, false, false);
      this.found = found;
    }
  }

  private Uni<Found> found(Worker worker, Set<Difference> differences, DriftRun run) {
    if (differences.isEmpty()) {
      return Uni.createFrom().item(new Found.AsDesired());
    }
    var drifted = new DriftReport.Drifted(worker.workerId(), differences);
    return transactions
        .run(() ->
            tasks
                .atRest(worker.workerId(), worker.version(), run.mend())
                .call(isAtRest ->
                    isAtRest
                        ? outbox.add(List.of(voice.drifted(run, worker, differences)))
                        : Uni.createFrom().voidItem()))
        .plug(Prompt::answer)
        .<Found>map(isAtRest -> isAtRest ? new Found.Drifted(drifted) : new Found.BeingWorkedOn());
  }

  private static void count(DriftReport.Tally tally, Found found) {
    switch (found) {
      case Found.AsDesired() -> tally.asDesired();
      case Found.BeingWorkedOn() -> tally.beingWorkedOn();
      case Found.Away(var why) -> tally.away(why);
      case Found.LeftOut() -> {}
      case Found.Unreadable() -> tally.unreadable();
      case Found.Drifted(var worker) -> tally.drifted(worker);
    }
  }
}
