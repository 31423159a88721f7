package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A person ends a pass, and what it registered.
@ApplicationScoped
public class RevokePass {
  private final Transactions transactions;
  private final Workers workers;
  private final Passes passes;
  private final LearnAboutPass learn;
  private final Outbox outbox;

  RevokePass(
      Transactions transactions,
      Workers workers,
      Passes passes,
      LearnAboutPass learn,
      Outbox outbox) {
    this.transactions = transactions;
    this.workers = workers;
    this.passes = passes;
    this.learn = learn;
    this.outbox = outbox;
  }

  /// What is so afterwards; empty where the pass is not known. Again, or where a stronger reason
  /// stands, it changes nothing.
  ///
  /// @param actor who asks, `person:ID`
  public Uni<Optional<PassRecord>> revoke(UUID passId, RevocationReason reason, String actor) {
    Chain chain = new Chain(passId.toString(), UUID.randomUUID().toString(), actor);
    var fact = new PassFact.Ended(reason);
    return transactions.run(() ->
        passes
            .workerOf(passId)
            .flatMap(worker ->
                worker
                    .map(id -> revoke(id, passId, fact, chain).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
  }

  private Uni<PassRecord> revoke(String workerId, UUID passId, PassFact fact, Chain chain) {
    return workers
        .hold(workerId)
        .chain(() -> passes.find(passId))
        .flatMap(
            pass -> changes(pass, fact) ? learn(pass, fact, chain) : Uni.createFrom().item(pass));
  }

  private Uni<PassRecord> learn(PassRecord pass, PassFact fact, Chain chain) {
    return learn
        .learn(pass, List.of(fact), chain)
        .flatMap(outbox::add)
        .chain(() -> passes.find(pass.passId()));
  }

  /// A person's word that a stronger reason makes idle is not kept: nothing would ever tell of it.
  private static boolean changes(PassRecord pass, PassFact fact) {
    return !PassLifecycle.apply(pass, fact).standing().equals(pass.standing());
  }
}
