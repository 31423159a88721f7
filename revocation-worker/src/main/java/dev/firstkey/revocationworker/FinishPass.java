package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears that a pass was redeemed: it ends, and where its episode is over the authenticator ends
/// with it.
@ApplicationScoped
public class FinishPass {
  private final Workers workers;
  private final Passes passes;
  private final Episodes episodes;
  private final LearnAboutPass learn;

  FinishPass(Workers workers, Passes passes, Episodes episodes, LearnAboutPass learn) {
    this.workers = workers;
    this.passes = passes;
    this.episodes = episodes;
    this.learn = learn;
  }

  /// Gives the events to say; to be called in a transaction.
  public Uni<List<Event>> on(Event event, EnrollmentCompleted completed) {
    Chain chain = Chain.after(event, Voice.SERVICE);
    var fact = new PassFact.Redeemed(binding(completed, chain), completed.authenticatorId());
    return workers
        .hold(completed.workerId())
        .chain(() -> episodes.endings(completed.workerId(), completed.episodeId()))
        .map(endings -> facts(fact, endings))
        .flatMap(facts ->
            passes.find(completed.passId()).flatMap(pass -> learn.learn(pass, facts, chain)));
  }

  private static List<PassFact> facts(PassFact.Redeemed redeemed, Set<RevocationReason> endings) {
    List<PassFact> facts = new ArrayList<>(List.of(redeemed));
    endings.stream().sorted().map(PassFact.Ended::new).forEach(facts::add);
    return facts;
  }

  private static Binding binding(EnrollmentCompleted completed, Chain chain) {
    return new Binding(
        completed.workerId(),
        completed.episodeId(),
        completed.transactionId(),
        completed.purpose(),
        chain.correlationId());
  }
}
