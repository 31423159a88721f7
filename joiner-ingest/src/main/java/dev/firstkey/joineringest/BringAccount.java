package dev.firstkey.joineringest;

import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.LeftOut;
import dev.firstkey.joineringest.domain.News;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Point;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One worker's directory task: read the desire, act, read back, and commit what was seen with what
/// is said about it. No transaction is open while the directory is spoken to; whether the claim
/// still holds is checked in the transaction that commits.
@ApplicationScoped
class BringAccount {
  private static final Point DIRECTORY_WRITTEN = new Point("directory-written");
  private static final Logger LOG = Logger.getLogger(BringAccount.class);

  // Well before the claim ends, so that no second task acts beside this one.
  private static final Duration PATIENCE = Duration.ofSeconds(DirectoryTasks.LEASE_SECONDS * 2 / 3);

  private final Transactions transactions;
  private final Workers workers;
  private final AccountNames names;
  private final DirectoryTasks tasks;
  private final Directory directory;
  private final Outbox outbox;
  private final JoinerVoice voice;
  private final Counter replaced;

  BringAccount(
      Transactions transactions,
      Workers workers,
      AccountNames names,
      DirectoryTasks tasks,
      Directory directory,
      Outbox outbox,
      JoinerVoice voice,
      MeterRegistry meters) {
    this.transactions = transactions;
    this.workers = workers;
    this.names = names;
    this.tasks = tasks;
    this.directory = directory;
    this.outbox = outbox;
    this.voice = voice;
    this.replaced = meters.counter("firstkey.directory.accounts.replaced");
  }

  /// Does the task once.
  ///
  /// @param context where transactions run
  Uni<Void> bring(DirectoryTasks.Claim claim, Executor context) {
    return transactions
        .run(() -> workers.lock(claim.workerId()).flatMap(this::named))
        .flatMap(worker ->
            new Reconciliation(directory, worker)
                .run()
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new DirectoryAway("task", new TimeoutException()))
                .invoke(_ -> DIRECTORY_WRITTEN.reached())
                .emitOn(context)
                .flatMap(seen -> transactions.run(() -> commit(claim, worker, seen))));
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
        .chain(() -> keepAccountId(worker, seen))
        .chain(() -> keep(acted, worker, news, seen))
        .chain(() -> outbox.add(events(acted, worker, news, seen)));
  }

  // Where HR has said something else meanwhile, the task comes again and tells what is so then.
  private List<News> news(Worker acted, Worker worker, SeenAccount seen) {
    List<News> taken =
        acted.version() == worker.version()
            ? News.takenInPart(worker, seen, directory.abilities())
            : List.of();
    return Stream.concat(News.of(worker, seen).stream(), taken.stream()).toList();
  }

  private static void insist(boolean isStillOurs) {
    if (!isStillOurs) {
      throw new IllegalStateException("the claim ended before the task was done");
    }
  }

  private Uni<Void> keepAccountId(Worker worker, SeenAccount seen) {
    if (seen.account().filter(worker::isReplacedBy).isPresent()) {
      replaced.increment();
      LOG.warnf("somebody replaced the account of worker=%s", worker.workerId());
    }
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
              episode.with(AccountStanding.READY).with(leftOut(acted, episode.episodeId(), seen)));
      case News.TakenInPart(var episode, var leftOut) ->
          workers.save(workerId, episode.with(leftOut));
      case News.Disabled(var episode) ->
          workers.save(workerId, episode.with(AccountStanding.DISABLED));
      case News.Published(var key) -> workers.save(workerId, key.with(true));
      case News.Unpublished(var key) -> workers.save(workerId, key.with(false));
    };
  }

  private List<Event> events(Worker acted, Worker worker, List<News> news, SeenAccount seen) {
    return news.stream().flatMap(item -> events(acted, worker, item, seen)).toList();
  }

  private Stream<Event> events(Worker acted, Worker worker, News item, SeenAccount seen) {
    String id = worker.workerId();
    String accountId = seen.account().map(Account::accountId).or(worker::accountId).orElse("none");
    return switch (item) {
      case News.Ready(var episode) ->
          say(
              worker,
              episode,
              new AccountProvisioned(id, episode.episodeId(), directory.name(), accountId),
              told(acted, episode.episodeId(), WritebackState.ACCOUNT_READY, seen));
      case News.TakenInPart(var episode, var _) ->
          say(worker, episode, told(acted, episode.episodeId(), state(worker, episode), seen));
      case News.Disabled(var episode) ->
          say(
              worker,
              episode,
              new AccountDisabled(id, episode.episodeId(), directory.name(), accountId),
              new HrisWriteback(id, episode.episodeId(), WritebackState.DISABLED, null));
      case News.Published(var key) ->
          say(
              worker,
              episode(worker, key),
              new AuthenticatorPublished(
                  id, key.episodeId(), key.id(), directory.name(), accountId),
              told(acted, key.episodeId(), WritebackState.READY, seen));
      case News.Unpublished(var key) ->
          say(
              worker,
              episode(worker, key),
              new AuthenticatorUnpublished(
                  id, key.episodeId(), key.id(), directory.name(), accountId));
    };
  }

  /// @param acted as it was when the account was brought there
  private HrisWriteback told(
      Worker acted, String episodeId, WritebackState state, SeenAccount seen) {
    @Nullable String name = seen.account().map(Account::username).or(acted::username).orElse(null);
    @Nullable String email = seen.account().map(Account::email).orElse(null);
    List<String> reasons = leftOut(acted, episodeId, seen).members();
    return new HrisWriteback(acted.workerId(), episodeId, state, name, email, reasons);
  }

  private LeftOut leftOut(Worker acted, String episodeId, SeenAccount seen) {
    return LeftOut.of(acted, episodeId, seen, directory.abilities());
  }

  private static WritebackState state(Worker worker, KnownEpisode episode) {
    return worker.authenticators().stream()
            .anyMatch(key -> key.published() && key.episodeId().equals(episode.episodeId()))
        ? WritebackState.READY
        : WritebackState.ACCOUNT_READY;
  }

  private Stream<Event> say(Worker worker, KnownEpisode episode, Fact... facts) {
    return Stream.of(facts)
        .map(fact -> voice.done(worker.workerId(), episode.chainId(), worker.movedBy(), fact));
  }

  private static KnownEpisode episode(Worker worker, Authenticator key) {
    return worker.episode(key.episodeId()).orElseThrow();
  }
}
