package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Reply;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Erases, on request, what this service still holds of somebody who is not at work any more: the
/// profile on its topic, once more, and its own personal rows, in one transaction with the event
/// that says so. What waits in quarantine may be a rehire: staff decide about that first, and its
/// data go with the decision. Events hold opaque ids alone, so the chain stays provable. The
/// account name is made of the person's: what stays of it is whether a name is one that nobody may
/// have yet. The directory's id of the account stays; the disabled account is the directory's.
@ApplicationScoped
public class EraseWorker {

  /// What came of it.
  public enum Result {
    /// It is erased.
    DONE,
    /// Nothing was ever heard of the worker, and nothing is held.
    UNKNOWN,
    /// The worker has an employment that is not over.
    AT_WORK,
    /// Something that HR said of the worker waits for a decision.
    WAITING,
    /// A provisioning client still keeps the worker as somebody who is employed: it would make the
    /// User again, and that is a hire.
    PROVISIONED
  }

  private final Transactions transactions;
  private final Workers workers;
  private final Quarantine quarantine;
  private final PersonalRows rows;
  private final ErasedNames names;
  private final ProfileVoice profiles;
  private final Outbox outbox;

  EraseWorker(
      Transactions transactions,
      Workers workers,
      Quarantine quarantine,
      PersonalRows rows,
      ErasedNames names,
      ProfileVoice profiles,
      Outbox outbox) {
    this.transactions = transactions;
    this.workers = workers;
    this.quarantine = quarantine;
    this.rows = rows;
    this.names = names;
    this.profiles = profiles;
    this.outbox = outbox;
  }

  /// @param actor who has it done
  /// @param reference where that is written
  public Uni<Result> erase(String workerId, String actor, String reference) {
    return transactions.run(() ->
        workers
            .episodes(workerId)
            .flatMap(episodes -> episodes.isEmpty() ? isHeld(workerId) : yes())
            .flatMap(isHeld ->
                isHeld
                    ? workers.lock(workerId).flatMap(worker -> decide(worker, actor, reference))
                    : Uni.createFrom().item(Result.UNKNOWN)));
  }

  private Uni<Boolean> isHeld(String workerId) {
    return rows.exist(workerId).flatMap(exist -> exist ? yes() : quarantine.holds(workerId));
  }

  private static Uni<Boolean> yes() {
    return Uni.createFrom().item(true);
  }

  private Uni<Result> decide(Worker worker, String actor, String reference) {
    return worker.leading().isPresent()
        ? Uni.createFrom().item(Result.AT_WORK)
        : quarantine
            .holds(worker.workerId())
            .flatMap(waits ->
                waits ? Uni.createFrom().item(Result.WAITING) : insist(worker, actor, reference));
  }

  private Uni<Result> insist(Worker worker, String actor, String reference) {
    return rows.provisioned(worker.workerId())
        .flatMap(isProvisioned ->
            isProvisioned
                ? Uni.createFrom().item(Result.PROVISIONED)
                : erase(worker, actor, reference));
  }

  private Uni<Result> erase(Worker worker, String actor, String reference) {
    return rows.erase(worker.workerId(), actor, reference)
        .chain(() -> names.erase(worker.workerId()))
        .chain(() -> say(profiles.erased(worker, actor)))
        .replaceWith(Result.DONE);
  }

  private Uni<Void> say(Reply reply) {
    return outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
  }
}
