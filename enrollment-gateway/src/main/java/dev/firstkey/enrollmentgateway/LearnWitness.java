package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// A case may have been opened before policy wanted a witness. Then the refusal of one registrar's
/// word is the first that the gateway hears of it: from now on it waits for a second, until the
/// case says otherwise. Where policy forbade something else, a second word does no harm.
@ApplicationScoped
class LearnWitness {
  private final WordBook words;
  private final JoinerBook joiners;

  LearnWitness(WordBook words, JoinerBook joiners) {
    this.words = words;
    this.joiners = joiners;
  }

  /// In the caller's database transaction.
  Uni<Void> from(Question question, RefusalReason reason) {
    return reason == RefusalReason.POLICY_FORBIDS
        ? words.of(question.transactionId()).flatMap(said -> learn(question, said))
        : nothing();
  }

  private Uni<Void> learn(Question question, List<Word> said) {
    long registrars = said.stream().filter(word -> word.isAbout(question)).count();
    return registrars == 1
        ? joiners.wantWitness(question.workerId(), question.episodeId())
        : nothing();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
