package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import dev.firstkey.revocationworker.domain.PassRecord;
import dev.firstkey.revocationworker.domain.Succession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears that a pass was issued: its clock starts, the passes that it supersedes end, and it is
/// born ended where its episode is over, its case was changed, or a newer pass is known.
@ApplicationScoped
public class StartPass {
  private final Workers workers;
  private final Passes passes;
  private final Episodes episodes;
  private final Cases cases;
  private final LearnAboutPass learn;

  StartPass(Workers workers, Passes passes, Episodes episodes, Cases cases, LearnAboutPass learn) {
    this.workers = workers;
    this.passes = passes;
    this.episodes = episodes;
    this.cases = cases;
    this.learn = learn;
  }

  /// Gives the events to say; to be called in a transaction.
  public Uni<List<Event>> on(Event event, PassIssued issued) {
    Chain chain = Chain.after(event, Voice.SERVICE);
    return workers
        .hold(issued.workerId())
        .chain(() -> passes.ofWorker(issued.workerId()))
        .flatMap(known -> start(issued, others(issued, known), chain));
  }

  private Uni<List<Event>> start(PassIssued issued, List<PassRecord> others, Chain chain) {
    var fact = new PassFact.Issued(binding(issued, chain), issued.window(), issued.caseId());
    return passes.find(issued.passId()).flatMap(pass -> start(pass, fact, others, chain));
  }

  private Uni<List<Event>> start(
      PassRecord pass, PassFact.Issued fact, List<PassRecord> others, Chain chain) {
    PassRecord issued = PassLifecycle.apply(pass, fact);
    boolean older = Succession.isSuperseded(issued, others);
    return cases
        .find(fact.caseId())
        .flatMap(known ->
            endings(fact)
                .map(endings -> facts(fact, endings, older || known.changed()))
                .flatMap(facts -> learn.learn(pass, facts, chain)))
        .flatMap(said -> endOlder(Succession.supersededBy(issued, others), said, chain));
  }

  private Uni<Set<RevocationReason>> endings(PassFact.Issued fact) {
    return episodes.endings(fact.binding().workerId(), fact.binding().episodeId());
  }

  private Uni<List<Event>> endOlder(List<PassRecord> older, List<Event> said, Chain chain) {
    var superseded = new PassFact.Ended(RevocationReason.SUPERSEDED);
    return learn
        .learn(older, superseded, chain)
        .map(more -> {
          List<Event> all = new ArrayList<>(said);
          all.addAll(more);
          return all;
        });
  }

  /// The endings first, so that what is born ended is never live in between.
  private static List<PassFact> facts(
      PassFact.Issued issued, Set<RevocationReason> endings, boolean superseded) {
    List<PassFact> facts = new ArrayList<>();
    endings.stream().sorted().map(PassFact.Ended::new).forEach(facts::add);
    if (superseded) {
      facts.add(new PassFact.Ended(RevocationReason.SUPERSEDED));
    }
    facts.add(issued);
    return facts;
  }

  private static List<PassRecord> others(PassIssued issued, List<PassRecord> known) {
    return known.stream().filter(pass -> !pass.passId().equals(issued.passId())).toList();
  }

  private static Binding binding(PassIssued issued, Chain chain) {
    return new Binding(
        issued.workerId(),
        issued.episodeId(),
        issued.transactionId(),
        issued.purpose(),
        chain.correlationId());
  }
}
