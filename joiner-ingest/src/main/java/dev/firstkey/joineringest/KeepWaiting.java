package dev.firstkey.joineringest;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Decision;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Takes an HR record that must wait into quarantine: never a guess, never a silent drop. One that
/// could change nothing any more is ignored like any other.
@ApplicationScoped
class KeepWaiting {
  private final Workers workers;
  private final Quarantine quarantine;
  private final JoinerVoice voice;
  private final HrVoice hr;
  private final Decisions decisions;
  private final DatabaseClock clock;
  private final Sources sources;
  private final StayAside stayAside;

  KeepWaiting(
      Workers workers,
      Quarantine quarantine,
      JoinerVoice voice,
      HrVoice hr,
      Decisions decisions,
      DatabaseClock clock,
      Sources sources,
      StayAside stayAside) {
    this.sources = sources;
    this.stayAside = stayAside;
    this.workers = workers;
    this.quarantine = quarantine;
    this.voice = voice;
    this.hr = hr;
    this.decisions = decisions;
    this.clock = clock;
  }

  /// What to say about the record at that place, in the caller's transaction.
  Uni<Reply> take(Heard.Incomplete statement, HrRecord place) {
    return workers
        .lock(statement.workerId())
        .flatMap(worker ->
            stayAside
                .knownAs(worker, statement.source(), statement.episodeId())
                .flatMap(known ->
                    known
                        .map(other -> stayAside.take(worker, statement, place, other))
                        .orElseGet(
                            () -> take(statement, place, worker, QuarantinedBecause.INCOMPLETE))));
  }

  private String chainId(Worker worker, Heard.Incomplete statement, Optional<Quarantined> former) {
    return worker
        .episode(statement.episodeId())
        .map(KnownEpisode::chainId)
        .or(() -> former.map(Quarantined::chainId))
        .orElseGet(voice::newChain);
  }

  /// Lets go what waits behind a statement that was heard, in the caller's transaction.
  Uni<Void> overtakenBy(Heard.Believable heard) {
    return switch (heard.command()) {
      case Command.Hire(long sequence, Statement _) -> overtaken(heard, sequence);
      case Command.Change(long sequence, Statement _) -> overtaken(heard, sequence);
      case Command.Withdraw _, Command.Leave _ ->
          quarantine.overtake(heard.workerId(), heard.episodeId());
    };
  }

  /// Lets go what the same source said of the episode, and nobody else's.
  Uni<Void> takenBackBy(Heard.Believable heard) {
    return overtaken(heard, Long.MAX_VALUE);
  }

  private Uni<Void> overtaken(Heard.Believable heard, long sequence) {
    return quarantine.overtake(heard.source(), heard.workerId(), heard.episodeId(), sequence);
  }

  /// What the same source said of the episode before, and waits.
  Uni<Optional<Quarantined>> former(String source, String workerId, String episodeId) {
    return quarantine.lock(source, workerId, episodeId);
  }

  private Uni<Reply> take(
      Heard.Incomplete statement, HrRecord place, Worker worker, QuarantinedBecause because) {
    return former(statement.source(), statement.workerId(), statement.episodeId())
        .flatMap(former -> take(statement, place, worker, because, former));
  }

  /// The same of a worker who is locked already.
  ///
  /// @param former what the same source said of the episode before, and waits
  Uni<Reply> take(
      Heard.Incomplete statement,
      HrRecord place,
      Worker worker,
      QuarantinedBecause because,
      Optional<Quarantined> former) {
    Optional<KnownEpisode> known = worker.episode(statement.episodeId());
    String chainId = chainId(worker, statement, former);
    if (known.filter(it -> isTooLate(it, statement)).isPresent()) {
      return Uni.createFrom().item(tooLate(known.get(), statement, place));
    }
    return former
        .filter(Quarantined::isInTurn)
        .map(it -> replace(it, statement, place, because))
        .orElseGet(() ->
            since(former)
                .flatMap(since -> add(waiting(statement, place, chainId, because, since))));
  }

  // By the clock of all replicas: who waits longest is first in a queue.
  private Uni<Instant> since(Optional<Quarantined> former) {
    return former
        .map(it -> Uni.createFrom().item(it.since()))
        .orElseGet(() -> clock.now().map(now -> now.truncatedTo(ChronoUnit.MILLIS)));
  }

  private Quarantined waiting(
      Heard.Incomplete statement,
      HrRecord place,
      String chainId,
      QuarantinedBecause because,
      Instant since) {
    return new Quarantined(
        UUID.randomUUID(),
        statement,
        place,
        chainId,
        since,
        because,
        Optional.empty(),
        Optional.empty());
  }

  // Who waits their turn keeps the place, and what was decided about it.
  private Uni<Reply> replace(
      Quarantined former, Heard.Incomplete statement, HrRecord place, QuarantinedBecause because) {
    Quarantined now = former.replacedBy(statement, place, because);
    return statement.sequence() <= former.statement().sequence()
        ? Uni.createFrom().item(ignored(statement, place, former.chainId(), IgnoredBecause.STALE))
        : quarantine.replace(now).flatMap(replaced -> answer(now, replaced));
  }

  private Uni<Reply> add(Quarantined waiting) {
    Heard.Incomplete statement = waiting.statement();
    return quarantine
        .overtake(
            statement.source(),
            statement.workerId(),
            statement.episodeId(),
            statement.sequence() - 1)
        .chain(() -> quarantine.add(waiting))
        .flatMap(added -> answer(waiting, added));
  }

  private Uni<Reply> answer(Quarantined waiting, boolean isNew) {
    return isNew
        ? waits(waiting)
        : Uni.createFrom()
            .item(
                ignored(
                    waiting.statement(),
                    waiting.place(),
                    waiting.chainId(),
                    IgnoredBecause.DUPLICATE));
  }

  private boolean isTooLate(KnownEpisode known, Heard.Incomplete statement) {
    int precedence = sources.precedence(statement.source());
    return Decision.isTooLate(known.state(), statement.sequence(), precedence);
  }

  private Reply tooLate(KnownEpisode known, Heard.Incomplete statement, HrRecord place) {
    Reply ignored = ignored(statement, place, known.chainId(), tooLateBecause(known, statement));
    return known.isOverFor(statement.source(), statement.sequence())
        ? Reply.of(List.of(ignored.events().getFirst(), hr.over(statement, known.chainId())))
        : ignored;
  }

  private IgnoredBecause tooLateBecause(KnownEpisode known, Heard.Incomplete statement) {
    return Decision.isOutranked(known.state(), sources.precedence(statement.source()))
        ? IgnoredBecause.OUTRANKED
        : IgnoredBecause.STALE;
  }

  private Uni<Reply> waits(Quarantined waiting) {
    decisions.quarantined(waiting);
    Event said = voice.quarantined(waiting);
    return told(waiting)
        .map(told -> Reply.of(Stream.concat(Stream.of(said), told.stream()).toList()));
  }

  private Uni<Optional<Event>> told(Quarantined waiting) {
    return switch (waiting.because()) {
      case INCOMPLETE, DOUBLED, RECYCLED -> Uni.createFrom().item(Optional.of(hr.waits(waiting)));
      case REJECTED_BEFORE ->
          quarantine
              .rejectedBecause(
                  waiting.statement().source(), waiting.workerId(), waiting.statement().episodeId())
              .map(why -> Optional.of(hr.rejected(waiting, JoinerVoice.ACTOR, why)));
      case ABOVE_RATE -> Uni.createFrom().item(Optional.empty());
    };
  }

  private Reply ignored(
      Heard.Incomplete statement, HrRecord place, String chainId, IgnoredBecause reason) {
    decisions.made(new Outcome.Ignored(reason), place);
    Event said = voice.ignored(statement, place, chainId, reason);
    return Reply.of(List.of(said));
  }
}
