package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Question;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// A case may have been opened before policy wanted a witness. Then the refusal of one registrar's
/// word is the first that the gateway hears of it: from now on it waits for a second, until the
/// case says otherwise.
@ApplicationScoped
class LearnWitness {
  private final JoinerBook joiners;

  LearnWitness(JoinerBook joiners) {
    this.joiners = joiners;
  }

  /// In the caller's database transaction.
  Uni<Void> from(Question question, RefusalReason reason) {
    return reason == RefusalReason.WITNESS_MISSING
        ? joiners.wantWitness(question.workerId(), question.episodeId())
        : Uni.createFrom().voidItem();
  }
}
