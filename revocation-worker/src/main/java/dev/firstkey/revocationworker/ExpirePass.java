package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Ends a pass whose minutes are over, if it is still live.
@ApplicationScoped
class ExpirePass {
  private static final List<PassFact> EXPIRED =
      List.of(new PassFact.Ended(RevocationReason.EXPIRED));

  private final Passes passes;
  private final LearnAboutPass learn;

  ExpirePass(Passes passes, LearnAboutPass learn) {
    this.passes = passes;
    this.learn = learn;
  }

  /// Gives the events to say; to be called in a transaction that holds the worker and the timer.
  Uni<List<Event>> expire(UUID passId) {
    return passes.find(passId).flatMap(this::expire);
  }

  private Uni<List<Event>> expire(PassRecord pass) {
    return pass.liveUntil()
        .flatMap(_ -> pass.binding())
        .map(binding -> learn.learn(pass, EXPIRED, chain(pass, binding)))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  private static Chain chain(PassRecord pass, Binding binding) {
    return new Chain(binding.correlationId(), pass.passId().toString(), "service:" + Voice.SERVICE);
  }
}
