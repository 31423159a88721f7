package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.PassFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Hears of the failure that was the last one allowed: the pass ends.
@ApplicationScoped
public class FailPass {
  private static final PassFact FAILED = new PassFact.Ended(RevocationReason.FAILED_ATTEMPTS);

  private final Workers workers;
  private final Passes passes;
  private final LearnAboutPass learn;

  FailPass(Workers workers, Passes passes, LearnAboutPass learn) {
    this.workers = workers;
    this.passes = passes;
    this.learn = learn;
  }

  /// Gives the events to say; to be called in a transaction.
  public Uni<List<Event>> on(Event event, RedemptionRefused refused) {
    String worker = refused.workerId();
    UUID pass = refused.passId();
    return worker != null && pass != null && wasTheLast(refused)
        ? end(event, worker, pass)
        : Uni.createFrom().item(List.of());
  }

  private static boolean wasTheLast(RedemptionRefused refused) {
    Integer left = refused.failuresLeft();
    return left != null && left <= 0;
  }

  private Uni<List<Event>> end(Event event, String worker, UUID passId) {
    return workers
        .hold(worker)
        .chain(() -> passes.find(passId))
        .flatMap(pass -> learn.learn(pass, List.of(FAILED), Chain.after(event, Voice.SERVICE)));
  }
}
