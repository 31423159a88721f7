package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// What stands between a bound key and its pass. Locks the worker, then the pass.
@ApplicationScoped
class Door {
  private final PassBook passes;
  private final WorkerBook workers;
  private final Clock clock;

  Door(PassBook passes, WorkerBook workers, Clock clock) {
    this.passes = passes;
    this.workers = workers;
    this.clock = clock;
  }

  /// How the door is for a transaction.
  sealed interface Stand {

    /// There is no pass in this transaction.
    record NoPass() implements Stand {}

    /// The pass may be redeemed now.
    record Open(Pass pass, Episode episode) implements Stand {}

    /// It may not.
    record Shut(Pass pass, Episode episode, RefusalReason reason) implements Stand {}
  }

  Uni<Stand> at(Transaction transaction) {
    return passes
        .find(transaction.id())
        .flatMap(found ->
            found.map(pass -> locked(transaction, pass)).orElseGet(() -> item(new Stand.NoPass())));
  }

  private Uni<Stand> locked(Transaction transaction, Pass seen) {
    return workers
        .lock(seen.workerId())
        .chain(() -> passes.lock(seen.passId()))
        .flatMap(pass ->
            workers
                .episode(seen.workerId(), seen.episodeId())
                .map(episode -> stand(transaction, pass.orElseThrow(), episode.orElseThrow())));
  }

  private Stand stand(Transaction transaction, Pass pass, Episode episode) {
    Instant now = clock.instant();
    Optional<RefusalReason> objection =
        pass.objection(now)
            .or(() -> episode.objection(now))
            .or(() -> objection(transaction.stateAt(now)));
    return objection
        .<Stand>map(reason -> new Stand.Shut(pass, episode, reason))
        .orElseGet(() -> new Stand.Open(pass, episode));
  }

  private static Optional<RefusalReason> objection(TransactionState state) {
    return state instanceof TransactionState.PassReady
        ? Optional.empty()
        : Optional.of(RefusalReason.EXPIRED);
  }

  private static Uni<Stand> item(Stand stand) {
    return Uni.createFrom().item(stand);
  }
}
