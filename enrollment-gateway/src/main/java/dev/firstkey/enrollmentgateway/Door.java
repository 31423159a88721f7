package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Holds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands between a bound key and its pass. Locks the worker, then the pass, and reads again
/// under these locks: whatever changes a transaction whose worker is known holds the worker's lock.
@ApplicationScoped
class Door {
  private final TransactionBook book;
  private final PassBook passes;
  private final WorkerBook workers;
  private final Holds holds;
  private final Clock clock;

  Door(TransactionBook book, PassBook passes, WorkerBook workers, Holds holds, Clock clock) {
    this.book = book;
    this.passes = passes;
    this.workers = workers;
    this.holds = holds;
    this.clock = clock;
  }

  /// How the door is for a transaction.
  sealed interface Stand {

    /// As it is under the locks.
    Transaction transaction();

    /// There is no pass in this transaction.
    record NoPass(Transaction transaction) implements Stand {}

    /// The pass may be redeemed now.
    record Open(Transaction transaction, Pass pass, Episode episode) implements Stand {}

    /// It may not.
    record Shut(Transaction transaction, Pass pass, Episode episode, RefusalReason reason)
        implements Stand {

      /// To the outside everything looks the same, but what an operator can still decide: that is
      /// the bound key's to know.
      <T> Answer<T> answer() {
        return reason == RefusalReason.UNDECIDED
            ? new Answer.Refused<>(reason)
            : new Answer.NotPossible<>();
      }
    }
  }

  /// @param seen as it was read without a lock
  Uni<Stand> at(Transaction seen) {
    return hold(seen)
        .flatMap(now ->
            passes
                .find(now.id())
                .flatMap(found ->
                    found
                        .map(pass -> locked(now, pass))
                        .orElseGet(() -> Uni.createFrom().item(new Stand.NoPass(now)))));
  }

  /// The transaction under its worker's lock. A worker who was confirmed between look and lock is
  /// locked in a second round; there is no third, since the worker of a transaction never changes.
  private Uni<Transaction> hold(Transaction seen) {
    return seen.worker()
        .map(workers::lock)
        .orElseGet(() -> Uni.createFrom().voidItem())
        .chain(() -> book.find(seen.id()))
        .map(Optional::orElseThrow)
        .flatMap(
            now -> now.worker().equals(seen.worker()) ? Uni.createFrom().item(now) : hold(now));
  }

  private Uni<Stand> locked(Transaction transaction, Pass seen) {
    return passes
        .lock(seen.passId())
        .flatMap(pass ->
            workers
                .episode(seen.workerId(), seen.episodeId())
                .map(episode -> stand(transaction, pass.orElseThrow(), episode.orElseThrow())))
        .flatMap(this::decided);
  }

  /// While a record of the worker or of the visit is parked, what is known may not be all.
  private Uni<Stand> decided(Stand stand) {
    return switch (stand) {
      case Stand.NoPass _, Stand.Shut _ -> Uni.createFrom().item(stand);
      case Stand.Open(var now, var pass, var episode) ->
          holds
              .isAnyHeld(List.of(pass.workerId(), pass.transactionId().toString()))
              .map(held ->
                  held ? new Stand.Shut(now, pass, episode, RefusalReason.UNDECIDED) : stand);
    };
  }

  private Stand stand(Transaction transaction, Pass pass, Episode episode) {
    Instant now = clock.instant();
    Optional<RefusalReason> objection =
        pass.objection(now)
            .or(() -> episode.objection(now))
            .or(() -> objection(transaction.stateAt(now)));
    return objection
        .<Stand>map(reason -> new Stand.Shut(transaction, pass, episode, reason))
        .orElseGet(() -> new Stand.Open(transaction, pass, episode));
  }

  private static Optional<RefusalReason> objection(TransactionState state) {
    return state instanceof TransactionState.PassReady
        ? Optional.empty()
        : Optional.of(RefusalReason.EXPIRED);
  }
}
