package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Says that an attempt by the bound key was refused.
@ApplicationScoped
class Refusals {
  private final Outbox outbox;
  private final Voice voice;
  private final Tally tally;

  Refusals(Outbox outbox, Voice voice, Tally tally) {
    this.outbox = outbox;
    this.voice = voice;
    this.tally = tally;
  }

  /// There is no pass that it could have been under.
  Uni<Void> withoutPass(Transaction transaction) {
    RefusalReason reason = RefusalReason.WRONG_TRANSACTION;
    tally.count("redemption", reason.word());
    var fact = new RedemptionRefused(transaction.id(), null, null, reason, 1, null);
    return outbox.add(List.of(voice.ofTransaction(transaction.id(), Voice.self(), fact)));
  }

  /// The pass was not to be had; no failure is counted.
  Uni<Void> uncounted(Pass pass, Episode episode, RefusalReason reason) {
    return say(pass, episode, reason, null);
  }

  /// The response was wrong.
  Uni<Void> counted(Pass pass, Episode episode, RefusalReason reason, int failuresLeft) {
    return say(pass, episode, reason, failuresLeft);
  }

  private Uni<Void> say(Pass pass, Episode episode, RefusalReason reason, Integer failuresLeft) {
    tally.count("redemption", reason.word());
    var fact =
        new RedemptionRefused(
            pass.transactionId(), pass.passId(), pass.workerId(), reason, 1, failuresLeft);
    return outbox.add(
        List.of(
            voice.ofWorker(
                pass.workerId(),
                episode.chainId(),
                Voice.call(),
                Voice.worker(pass.workerId()),
                fact)));
  }
}
