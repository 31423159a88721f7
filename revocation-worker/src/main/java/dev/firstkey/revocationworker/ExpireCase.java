package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.revocationworker.domain.CaseEnd;
import dev.firstkey.revocationworker.domain.CaseLifecycle;
import dev.firstkey.revocationworker.domain.CaseRecord;
import dev.firstkey.revocationworker.domain.CaseTerms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Ends a case whose window is over, if nobody enrolled and nobody still may.
@ApplicationScoped
class ExpireCase {
  private static final Uni<List<Event>> NOTHING = Uni.createFrom().item(List.of());

  private final Cases cases;
  private final Episodes episodes;
  private final Passes passes;
  private final Timers timers;
  private final Voice voice;
  private final ClocksConfig clocks;

  ExpireCase(
      Cases cases,
      Episodes episodes,
      Passes passes,
      Timers timers,
      Voice voice,
      ClocksConfig clocks) {
    this.cases = cases;
    this.episodes = episodes;
    this.passes = passes;
    this.timers = timers;
    this.voice = voice;
    this.clocks = clocks;
  }

  /// Gives the events to say; to be called in a transaction that holds the worker and the timer.
  Uni<List<Event>> expire(UUID caseId) {
    return cases
        .find(caseId)
        .flatMap(record -> record.terms().map(terms -> decide(record, terms)).orElse(NOTHING));
  }

  private Uni<List<Event>> decide(CaseRecord record, CaseTerms terms) {
    return episodes
        .endings(terms.workerId(), terms.episodeId())
        .flatMap(endings ->
            passes
                .ofWorker(terms.workerId())
                .map(known -> CaseLifecycle.decide(record, endings, known)))
        .flatMap(end -> bring(end, record, terms));
  }

  private Uni<List<Event>> bring(CaseEnd end, CaseRecord record, CaseTerms terms) {
    return switch (end) {
      case CaseEnd.Expire(var fact) -> {
        Event event = voice.say(fact, terms.workerId(), chain(record, terms));
        yield cases.save(record.expiring()).chain(() -> drop(record)).replaceWith(List.of(event));
      }
      case CaseEnd.Wait(var until) ->
          timers.set(timer(record, terms), until.plus(clocks.grace())).replaceWith(List.of());
      case CaseEnd.Nothing() -> drop(record).replaceWith(List.of());
    };
  }

  private Uni<Void> drop(CaseRecord record) {
    return timers.drop(Timer.Kind.CASE, record.caseId());
  }

  private static Timer timer(CaseRecord record, CaseTerms terms) {
    return new Timer(Timer.Kind.CASE, record.caseId(), terms.workerId());
  }

  private static Chain chain(CaseRecord record, CaseTerms terms) {
    return new Chain(terms.correlationId(), record.caseId().toString(), "service:" + Voice.SERVICE);
  }
}
