package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Looks through all accounts of the directory, as far as it lists them, for some that can sign in
/// and name a worker of whom nothing was ever heard. Each is an event. It stays as it is, unless it
/// is said that such accounts are to be disabled.
@ApplicationScoped
class FindUnknown {
  private static final Logger LOG = Logger.getLogger(FindUnknown.class);

  private final Transactions transactions;
  private final Workers workers;
  private final DirectoryTasks tasks;
  private final Directory directory;
  private final DriftVoice voice;
  private final Outbox outbox;

  FindUnknown(
      Transactions transactions,
      Workers workers,
      DirectoryTasks tasks,
      Directory directory,
      DriftVoice voice,
      Outbox outbox) {
    this.transactions = transactions;
    this.workers = workers;
    this.tasks = tasks;
    this.directory = directory;
    this.voice = voice;
    this.outbox = outbox;
  }

  /// Looks, and counts what it finds. Where the directory does not answer to the end, the tally has
  /// why.
  Uni<Void> find(DriftRun run, OwnContexts contexts, DriftReport.Tally tally) {
    return directory.can(Ability.LISTING)
        ? pages()
            .onItem()
            .transformToUniAndConcatenate(page -> look(page, run, contexts, tally))
            .collect()
            .last()
            .replaceWithVoid()
            .invoke(tally::listed)
            .onFailure()
            .recoverWithUni(
                failure -> Uni.createFrom().<Void>nullItem().invoke(() -> broken(tally, failure)))
        : Uni.createFrom().voidItem();
  }

  private static void broken(DriftReport.Tally tally, Throwable failure) {
    LOG.warnf("the accounts were not all looked through: %s", failure.getClass().getName());
    if (isForAll(failure)) {
      tally.away((RuntimeException) failure);
    }
  }

  // That accounts may not be listed says nothing of what was compared.
  private static boolean isForAll(Throwable failure) {
    return failure instanceof DirectoryAway
        || failure instanceof DirectoryForbids forbids && forbids.isForAll();
  }

  private Multi<Directory.Page> pages() {
    return Multi.createBy()
        .repeating()
        .uni(
            AtomicInteger::new,
            from -> directory.marked(from.get()).invoke(page -> page.next().ifPresent(from::set)))
        .whilst(page -> page.next().isPresent());
  }

  private Uni<Void> look(
      Directory.Page page, DriftRun run, OwnContexts contexts, DriftReport.Tally tally) {
    List<Marked> alive =
        page.accounts().stream().filter(it -> it.isOurs() && it.account().enabled()).toList();
    return alive.isEmpty()
        ? Uni.createFrom().voidItem()
        : contexts
            .run(_ -> say(alive, run))
            .invoke(unknown -> unknown.forEach(tally::unknown))
            .flatMap(unknown -> run.disableUnknown() ? disable(unknown, run, contexts) : nothing());
  }

  /// Those of whom nothing was heard, said in the same transaction.
  private Uni<List<Marked>> say(List<Marked> alive, DriftRun run) {
    Set<String> ids = alive.stream().map(Marked::workerId).collect(Collectors.toSet());
    return transactions
        .run(() ->
            tasks
                .known(ids)
                .map(known -> alive.stream().filter(isNoneOf(known)).toList())
                .call(unknown ->
                    outbox.add(unknown.stream().map(it -> voice.unknown(run, it)).toList())))
        .plug(Prompt::answer);
  }

  private static Predicate<Marked> isNoneOf(Set<String> known) {
    return marked -> !known.contains(marked.workerId());
  }

  private Uni<Void> disable(List<Marked> unknown, DriftRun run, OwnContexts contexts) {
    return Multi.createFrom()
        .iterable(unknown)
        .onItem()
        .transformToUniAndConcatenate(marked -> disable(marked, run, contexts))
        .collect()
        .last()
        .replaceWithVoid();
  }

  // Somebody may be hired at any moment: who is known by now is left alone, and the task of whom it
  // happened to all the same is due, and has the last word.
  private Uni<Void> disable(Marked marked, DriftRun run, OwnContexts contexts) {
    return contexts
        .run(_ -> transactions.run(() -> isKnown(marked)).plug(Prompt::answer))
        .flatMap(isKnown ->
            isKnown
                ? nothing()
                : disableAllTheSame(marked.account().accountId())
                    .onItemOrFailure()
                    .call((_, _) -> contexts.run(_ -> bringIfKnown(marked, run))));
  }

  private Uni<Boolean> isKnown(Marked marked) {
    return tasks.known(Set.of(marked.workerId())).map(known -> !known.isEmpty());
  }

  private Uni<Void> bringIfKnown(Marked marked, DriftRun run) {
    return transactions
        .run(() ->
            isKnown(marked)
                .flatMap(isKnown ->
                    isKnown ? workers.moved(marked.workerId(), run.id().toString()) : nothing()))
        .plug(Prompt::answer);
  }

  // One that the directory protects keeps no other enabled. The next run finds it again.
  private Uni<Void> disableAllTheSame(String accountId) {
    return disable(accountId)
        .onFailure(failure -> !isForAll(failure))
        .recoverWithUni(failure -> {
          LOG.warnf("an unknown account was not disabled: %s", failure.getClass().getName());
          return nothing();
        });
  }

  private Uni<Void> disable(String accountId) {
    return directory
        .enable(accountId, false)
        .chain(() -> directory.can(Ability.SESSIONS) ? directory.logOut(accountId) : nothing());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
