package dev.firstkey.revocationworker;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.CaseRecord;
import dev.firstkey.revocationworker.domain.CaseTerms;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Hears that a case was opened or closed: an open case has a timer, a closed one has none.
@ApplicationScoped
public class WatchCase {
  private static final PassFact SUPERSEDED = new PassFact.Ended(RevocationReason.SUPERSEDED);

  private final Workers workers;
  private final Cases cases;
  private final Timers timers;
  private final ClocksConfig clocks;
  private final Passes passes;
  private final LearnAboutPass learn;

  WatchCase(
      Workers workers,
      Cases cases,
      Timers timers,
      ClocksConfig clocks,
      Passes passes,
      LearnAboutPass learn) {
    this.workers = workers;
    this.cases = cases;
    this.timers = timers;
    this.clocks = clocks;
    this.passes = passes;
    this.learn = learn;
  }

  /// Says nothing; to be called in a transaction.
  public Uni<List<Event>> on(Event event, CaseOpened opened) {
    return workers
        .hold(opened.workerId())
        .chain(() -> cases.find(opened.caseId()))
        .map(record -> record.opened(terms(event, opened)))
        .flatMap(this::keep);
  }

  /// Gives the events to say; to be called in a transaction. A case that closes because HR changed
  /// what it was made from takes its passes along, those that are heard of later too: the next one
  /// is issued under the new terms.
  public Uni<List<Event>> on(Event event, CaseClosed closed) {
    return workers
        .hold(closed.workerId())
        .chain(() -> cases.find(closed.caseId()))
        .map(record -> record.closing(closed.reason()))
        .flatMap(this::keep)
        .chain(() -> closed.reason() == CaseClosing.CHANGED ? endPasses(event, closed) : nothing());
  }

  private Uni<List<Event>> endPasses(Event event, CaseClosed closed) {
    return passes
        .ofWorker(closed.workerId())
        .map(known -> known.stream().filter(pass -> isUnder(closed, pass)).toList())
        .flatMap(mine -> learn.learn(mine, SUPERSEDED, Chain.after(event, Voice.SERVICE)));
  }

  private static boolean isUnder(CaseClosed closed, PassRecord pass) {
    return pass.caseId().filter(closed.caseId()::equals).isPresent();
  }

  private static Uni<List<Event>> nothing() {
    return Uni.createFrom().item(List.of());
  }

  private Uni<List<Event>> keep(CaseRecord record) {
    return cases.save(record).chain(() -> keepTimer(record)).replaceWith(List.of());
  }

  private Uni<Void> keepTimer(CaseRecord record) {
    return record
        .open()
        .map(terms -> timers.set(timer(record, terms), terms.windowEnd().plus(clocks.grace())))
        .orElseGet(() -> timers.drop(Timer.Kind.CASE, record.caseId()));
  }

  private static Timer timer(CaseRecord record, CaseTerms terms) {
    return new Timer(Timer.Kind.CASE, record.caseId(), terms.workerId());
  }

  private static CaseTerms terms(Event event, CaseOpened opened) {
    return new CaseTerms(
        opened.workerId(),
        opened.episodeId(),
        opened.purpose(),
        opened.window().notAfter(),
        event.envelope().correlationId());
  }
}
