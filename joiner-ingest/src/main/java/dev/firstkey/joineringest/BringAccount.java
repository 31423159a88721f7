package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.LeftOut;
import dev.firstkey.joineringest.domain.News;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Point;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One worker's directory task: read the desire, act, read back, and commit what was seen with what
/// is said about it. No transaction is open while the directory is spoken to; whether the claim
/// still holds is checked in the transaction that commits.
@ApplicationScoped
class BringAccount {
  private static final Point DIRECTORY_WRITTEN = new Point("directory-written");

  // Well before the claim ends, so that no second task acts beside this one.
  private static final Duration PATIENCE = Duration.ofSeconds(DirectoryTasks.LEASE_SECONDS * 2 / 3);

  private final Transactions transactions;
  private final Workers workers;
  private final AccountNames names;
  private final DirectoryTasks tasks;
  private final Directory directory;
  private final Outbox outbox;
  private final AccountVoice voice;
  private final DirectoryAlarms alarms;

  BringAccount(
      Transactions transactions,
      Workers workers,
      AccountNames names,
      DirectoryTasks tasks,
      Directory directory,
      Outbox outbox,
      AccountVoice voice,
      DirectoryAlarms alarms) {
    this.transactions = transactions;
    this.workers = workers;
    this.names = names;
    this.tasks = tasks;
    this.directory = directory;
    this.outbox = outbox;
    this.voice = voice;
    this.alarms = alarms;
  }

  /// Does the task once.
  ///
  /// @param context where transactions run
  Uni<Void> bring(DirectoryTasks.Claim claim, Executor context) {
    return transactions
        .run(() ->
            workers
                .lock(claim.workerId())
                .flatMap(this::named)
                .flatMap(
                    worker -> workers.made(worker.workerId()).map(made -> new Turn(worker, made))))
        .flatMap(turn -> bring(claim, turn, context));
  }

  // What was made in a turn that failed, and the directory may not list yet, is in `made`.
  private record Turn(Worker worker, Optional<String> made) {}

  private Uni<Void> bring(DirectoryTasks.Claim claim, Turn turn, Executor context) {
    Worker worker = turn.worker();
    return new Reconciliation(directory, worker, turn.made(), made -> keep(worker, made, context))
        .run()
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new DirectoryAway("task", new TimeoutException()))
        .onFailure(DirectoryDoubled.class)
        .invoke(() -> alarms.doubled(claim.workerId()))
        .invoke(_ -> DIRECTORY_WRITTEN.reached())
        .emitOn(context)
        .flatMap(seen -> transactions.run(() -> commit(claim, worker, seen)));
  }

  // Whatever fails from here on, the next turn finds it by its id.
  private Uni<Void> keep(Worker worker, Account made, Executor context) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(context)
        .chain(() -> transactions.run(() -> workers.made(worker.workerId(), made.accountId())));
  }

  private Uni<Worker> named(Worker worker) {
    Optional<Person> person = worker.person();
    return person.isPresent() && worker.username().isEmpty()
        ? name(worker, person.get()).chain(() -> workers.lock(worker.workerId()))
        : Uni.createFrom().item(worker);
  }

  private Uni<Void> name(Worker worker, Person person) {
    return names.free(person).flatMap(name -> workers.name(worker.workerId(), name));
  }

  private Uni<Void> commit(DirectoryTasks.Claim claim, Worker acted, Optional<SeenAccount> seen) {
    return workers
        .lock(claim.workerId())
        .flatMap(worker ->
            seen.map(account -> settle(claim, acted, worker, account))
                .orElseGet(() -> takeAnotherName(claim, acted, worker)));
  }

  private Uni<Void> takeAnotherName(DirectoryTasks.Claim claim, Worker acted, Worker worker) {
    String refused = acted.username().orElseThrow();
    return names
        .freeBehind(refused, acted.person().orElseThrow())
        .flatMap(name -> workers.name(worker.workerId(), name))
        .chain(() -> tasks.repeat(claim));
  }

  private Uni<Void> settle(
      DirectoryTasks.Claim claim, Worker acted, Worker worker, SeenAccount seen) {
    List<News> news = news(acted, worker, seen);
    return tasks
        .settle(claim, acted.version())
        .invoke(BringAccount::insist)
        .invoke(() -> alarms.seen(worker, seen))
        .chain(() -> keepAccountId(worker, seen))
        .chain(() -> keep(acted, worker, news, seen))
        .chain(() -> outbox.add(voice.events(acted, worker, news, seen)));
  }

  // Where HR has said something else meanwhile, the task comes again and tells what is so then.
  private List<News> news(Worker acted, Worker worker, SeenAccount seen) {
    List<News> plain = News.of(worker, seen);
    return acted.version() == worker.version()
        ? Stream.of(
                plain,
                News.takenInPart(worker, seen, directory.abilities()),
                News.remaining(worker, seen, directory.abilities(), plain))
            .flatMap(List::stream)
            .toList()
        : plain;
  }

  private static void insist(boolean isStillOurs) {
    if (!isStillOurs) {
      throw new IllegalStateException("the claim ended before the task was done");
    }
  }

  private Uni<Void> keepAccountId(Worker worker, SeenAccount seen) {
    return seen.account()
        .map(Account::accountId)
        .filter(id -> !worker.accountId().equals(Optional.of(id)))
        .map(id -> workers.account(worker.workerId(), id))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> keep(Worker acted, Worker worker, List<News> news, SeenAccount seen) {
    return Multi.createFrom()
        .iterable(news)
        .onItem()
        .transformToUniAndConcatenate(item -> keep(acted, worker.workerId(), item, seen))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> keep(Worker acted, String workerId, News item, SeenAccount seen) {
    return switch (item) {
      case News.Ready(var episode) ->
          workers.save(
              workerId,
              episode
                  .with(AccountStanding.READY)
                  .with(voice.leftOut(acted, episode.episodeId(), seen)));
      case News.TakenInPart(var episode, var leftOut) ->
          workers.save(workerId, episode.with(leftOut));
      case News.Disabled(var episode) ->
          workers.save(workerId, episode.with(AccountStanding.DISABLED).with(LeftOut.kept(seen)));
      case News.AccessTaken(var episode) -> workers.save(workerId, episode.with(LeftOut.nothing()));
      case News.Remains _ -> Uni.createFrom().voidItem();
      case News.Added(var own) -> workers.save(workerId, own);
      case News.Published(var key) -> workers.save(workerId, key.with(true));
      case News.Unpublished(var key) -> workers.save(workerId, key.with(false));
    };
  }
}
