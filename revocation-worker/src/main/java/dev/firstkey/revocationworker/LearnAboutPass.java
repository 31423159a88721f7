package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassDecision;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Decides on facts about a pass, writes what is known then, and keeps its timer: a live pass has
/// one, an ended one has none. Its worker must be held.
@ApplicationScoped
class LearnAboutPass {
  private final Passes passes;
  private final Timers timers;
  private final Voice voice;
  private final ClocksConfig clocks;

  LearnAboutPass(Passes passes, Timers timers, Voice voice, ClocksConfig clocks) {
    this.passes = passes;
    this.timers = timers;
    this.voice = voice;
    this.clocks = clocks;
  }

  /// Gives the events to say.
  Uni<List<Event>> learn(PassRecord before, List<PassFact> facts, Chain chain) {
    PassDecision decision = decide(before, facts);
    PassRecord after = decision.record();
    if (after.equals(before)) {
      return Uni.createFrom().item(List.of());
    }
    return passes
        .save(after)
        .chain(() -> keepTimer(after))
        .replaceWith(() -> events(after, decision.say(), chain));
  }

  /// The same fact about each of the passes.
  Uni<List<Event>> learn(List<PassRecord> several, PassFact fact, Chain chain) {
    return Multi.createFrom()
        .iterable(several)
        .onItem()
        .transformToUniAndConcatenate(pass -> learn(pass, List.of(fact), chain))
        .collect()
        .in(ArrayList::new, List::addAll);
  }

  private static PassDecision decide(PassRecord before, List<PassFact> facts) {
    PassRecord record = before;
    List<Fact> say = new ArrayList<>();
    for (PassFact fact : facts) {
      PassDecision decision = PassLifecycle.decide(record, fact);
      record = decision.record();
      say.addAll(decision.say());
    }
    return new PassDecision(record, say);
  }

  private Uni<Void> keepTimer(PassRecord pass) {
    return pass.liveUntil()
        .map(end -> timers.set(timer(pass), end.plus(clocks.grace())))
        .orElseGet(() -> timers.drop(Timer.Kind.PASS, pass.passId()));
  }

  private static Timer timer(PassRecord pass) {
    return new Timer(Timer.Kind.PASS, pass.passId(), pass.binding().orElseThrow().workerId());
  }

  private List<Event> events(PassRecord pass, List<Fact> say, Chain chain) {
    return pass.binding().map(binding -> events(binding, say, chain)).orElse(List.of());
  }

  private List<Event> events(Binding binding, List<Fact> say, Chain chain) {
    Chain place = chain.within(binding.correlationId());
    return say.stream().map(fact -> voice.say(fact, binding.workerId(), place)).toList();
  }
}
