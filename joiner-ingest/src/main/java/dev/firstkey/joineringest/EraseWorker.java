package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Reply;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Erases, on request, what this service still holds of somebody who is not at work any more: the
/// profile on its topic, once more, and its own personal rows, in one transaction with the event
/// that says so. Events hold opaque ids alone, so the chain stays provable. The account name and
/// the directory's id of the account stay: they name the disabled account, which is the
/// directory's.
@ApplicationScoped
public class EraseWorker {

  /// What came of it.
  public enum Result {
    /// It is erased.
    DONE,
    /// Nothing was ever heard of the worker.
    UNKNOWN,
    /// The worker has an employment that is not over.
    AT_WORK
  }

  private final Transactions transactions;
  private final Workers workers;
  private final PersonalRows rows;
  private final ProfileVoice profiles;
  private final Outbox outbox;

  EraseWorker(
      Transactions transactions,
      Workers workers,
      PersonalRows rows,
      ProfileVoice profiles,
      Outbox outbox) {
    this.transactions = transactions;
    this.workers = workers;
    this.rows = rows;
    this.profiles = profiles;
    this.outbox = outbox;
  }

  /// @param actor who has it done
  /// @param reference where that is written
  public Uni<Result> erase(String workerId, String actor, String reference) {
    return transactions.run(() ->
        workers
            .episodes(workerId)
            .flatMap(episodes ->
                episodes.isEmpty()
                    ? Uni.createFrom().item(Result.UNKNOWN)
                    : workers.lock(workerId).flatMap(worker -> erase(worker, actor, reference))));
  }

  private Uni<Result> erase(Worker worker, String actor, String reference) {
    if (worker.episodes().stream().anyMatch(KnownEpisode::isActive)) {
      return Uni.createFrom().item(Result.AT_WORK);
    }
    return rows.erase(worker.workerId(), actor, reference)
        .chain(() -> say(profiles.erased(worker, actor)))
        .replaceWith(Result.DONE);
  }

  private Uni<Void> say(Reply reply) {
    return outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
  }
}
