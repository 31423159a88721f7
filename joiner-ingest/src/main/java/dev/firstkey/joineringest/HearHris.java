package dev.firstkey.joineringest;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Decision;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Stated;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Hears what HR says of an episode. Exactly one `joiner.*` event answers each record; it is
/// written in the transaction of the change it describes, which is the caller's. An episode whose
/// stated end is past already ends in the same transaction, so that it never has an account.
@ApplicationScoped
public class HearHris {
  private final Workers workers;
  private final HeardRecords heardRecords;
  private final EndEpisodes endEpisodes;
  private final JoinerVoice voice;
  private final HrVoice hr;
  private final ProfileVoice profiles;
  private final Decisions decisions;
  private final Entitlements entitlements;
  private final KeepWaiting keepWaiting;
  private final RefuseRecord refuseRecord;
  private final Sources sources;
  private final Doubts doubts;
  private final StayAside stayAside;
  private final NoteAnswer noteAnswer;

  HearHris(
      Workers workers,
      HeardRecords heardRecords,
      EndEpisodes endEpisodes,
      JoinerVoice voice,
      HrVoice hr,
      ProfileVoice profiles,
      Decisions decisions,
      Entitlements entitlements,
      KeepWaiting keepWaiting,
      RefuseRecord refuseRecord,
      Sources sources,
      Doubts doubts,
      StayAside stayAside,
      NoteAnswer noteAnswer) {
    this.noteAnswer = noteAnswer;
    this.sources = sources;
    this.doubts = doubts;
    this.stayAside = stayAside;
    this.workers = workers;
    this.heardRecords = heardRecords;
    this.endEpisodes = endEpisodes;
    this.voice = voice;
    this.hr = hr;
    this.profiles = profiles;
    this.decisions = decisions;
    this.entitlements = entitlements;
    this.keepWaiting = keepWaiting;
    this.refuseRecord = refuseRecord;
  }

  /// What to say about the record at that place.
  public Uni<Reply> hear(Heard heard, HrRecord place) {
    Uni<Reply> answer =
        switch (heard) {
          case Heard.Unbelievable refused -> item(refuseRecord.refuse(refused, place));
          case Heard.Incomplete statement -> keepWaiting.take(statement, place);
          case Heard.Believable statement -> hear(statement, Origin.hr(place));
        };
    return answer.flatMap(reply -> noteAnswer.note(heard, reply));
  }

  /// The same of a record that waited.
  Uni<Reply> hear(Heard.Believable statement, Quarantined waited, DecideQuarantine.By by) {
    return hear(statement, new Origin(waited.place(), by, Optional.of(waited.chainId())))
        .flatMap(reply -> noteAnswer.note(statement, reply));
  }

  /// What to say about the record at that place once taking it in has failed for good.
  public Reply giveUp(Heard heard, HrRecord place) {
    return refuseRecord.giveUp(heard, place);
  }

  private Uni<Reply> hear(Heard.Believable statement, Origin origin) {
    return workers
        .lock(statement.workerId())
        .flatMap(worker ->
            stayAside
                .knownAs(worker, statement.source(), statement.episodeId())
                .flatMap(known ->
                    known
                        .map(other -> stayAside.take(worker, statement, origin.place(), other))
                        .orElseGet(() -> hearEntitled(worker, statement, origin))));
  }

  private Uni<Reply> hearEntitled(Worker worker, Heard.Believable statement, Origin origin) {
    return entitlements
        .refusal(worker, statement)
        .flatMap(member ->
            member.isPresent()
                ? item(refuseRecord.notEntitled(member.get(), statement, origin.place()))
                : believe(worker, statement, origin));
  }

  // The id is used up here: what was refused before may be said again under it.
  private Uni<Reply> believe(Worker worker, Heard.Believable statement, Origin origin) {
    return heardRecords
        .note(statement.source(), statement.id(), statement.digest())
        .flatMap(use ->
            switch (use) {
              case NONE -> decide(worker, statement, origin);
              case SAME ->
                  origin.isOfHr()
                      ? repeat(worker, statement, origin)
                      : decide(worker, statement, origin);
              case OTHER -> item(refuseRecord.reused(statement, origin.place()));
            });
  }

  private static Uni<Reply> item(Reply reply) {
    return Uni.createFrom().item(reply);
  }

  private Uni<Reply> repeat(Worker worker, Heard.Believable statement, Origin origin) {
    KnownEpisode episode = episode(worker, statement, origin);
    Outcome outcome = new Outcome.Ignored(IgnoredBecause.DUPLICATE);
    decisions.made(outcome, origin.place());
    return Uni.createFrom()
        .item(
            Reply.of(
                List.of(voice.answer(statement, origin.place(), origin.chain(episode), outcome))));
  }

  private Uni<Reply> decide(Worker worker, Heard.Believable statement, Origin origin) {
    KnownEpisode before = episode(worker, statement, origin);
    Decision decision =
        Decision.of(before.state(), statement.command(), sources.precedence(statement.source()));
    if (takesBack(worker, before, statement)) {
      return takeBack(before, statement, origin);
    }
    return origin.isOfHr() && Doubts.mayBeAbout(decision.outcome())
        ? keepWaiting
            .former(statement.source(), statement.workerId(), statement.episodeId())
            .flatMap(former -> accept(worker, before, decision, statement, origin, former))
        : decided(worker, before, decision, statement, origin);
  }

  private boolean takesBack(Worker worker, KnownEpisode before, Heard.Believable statement) {
    return switch (statement.command()) {
      case Command.Withdraw _, Command.Leave _ ->
          before.state() instanceof Episode.None
              && entitlements.isBesideOthers(worker.episodes(), statement);
      case Command.Hire _, Command.Change _ -> false;
    };
  }

  // Who may not speak for whoever employs the worker has nothing there but a hire that waits. The
  // episode's id is not theirs to use up: the others may hire under it.
  private Uni<Reply> takeBack(KnownEpisode before, Heard.Believable statement, Origin origin) {
    Outcome outcome = new Outcome.Ignored(IgnoredBecause.NO_CHANGE);
    decisions.made(outcome, origin.place());
    return keepWaiting
        .takenBackBy(statement)
        .replaceWith(() ->
            Reply.of(
                List.of(voice.answer(statement, origin.place(), origin.chain(before), outcome))));
  }

  private Uni<Reply> accept(
      Worker worker,
      KnownEpisode before,
      Decision decision,
      Heard.Believable statement,
      Origin origin,
      Optional<Quarantined> former) {
    KnownEpisode known = former.map(it -> before.under(it.chainId())).orElse(before);
    return doubts
        .about(worker, statement, former, decision.outcome())
        .flatMap(doubt ->
            doubt
                .map(it ->
                    keepWaiting.take(
                        statement.doubtful(it.members()), origin.place(), worker, it.why(), former))
                .orElseGet(() -> decided(worker, known, decision, statement, origin)));
  }

  private Uni<Reply> decided(
      Worker worker,
      KnownEpisode before,
      Decision decision,
      Heard.Believable statement,
      Origin origin) {
    KnownEpisode after = before.in(decision.next(), stated(statement, origin));
    decisions.made(decision.outcome(), origin.place());
    voice.skew(statement, origin.place()).ifPresent(_ -> decisions.skewed());
    Event answer = voice.answer(statement, origin.place(), origin.chain(after), decision.outcome());
    List<Event> said = Stream.concat(Stream.of(answer), over(before, statement).stream()).toList();
    return workers
        .save(worker.workerId(), after)
        .chain(() -> move(worker, decision.outcome(), statement))
        .chain(() -> keepPrint(worker, decision.outcome()))
        .chain(() -> endEpisodes.ended(worker.with(after)))
        .map(ended ->
            profiles.with(
                Stream.concat(said.stream(), ended.said().stream()).toList(),
                worker,
                ended.worker()));
  }

  // A person in HR would wait for ever otherwise.
  private Optional<Event> over(KnownEpisode before, Heard.Believable statement) {
    return statement
        .command()
        .stated()
        .filter(_ -> before.isOverFor(statement.source(), statement.command().sequence()))
        .map(_ -> hr.over(statement.doubtful(List.of()), before.chainId()));
  }

  private Uni<Void> move(Worker worker, Outcome outcome, Heard.Believable statement) {
    Uni<Void> overtaken = keepWaiting.overtakenBy(statement);
    return outcome instanceof Outcome.Ignored
        ? overtaken
        : workers.moved(worker.workerId(), JoinerVoice.cause(statement)).chain(() -> overtaken);
  }

  private Uni<Void> keepPrint(Worker worker, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted(var statement) ->
          workers.keepPrint(worker.workerId(), statement.person());
      case Outcome.Changed(var statement, var _) ->
          workers.keepPrint(worker.workerId(), statement.person());
      case Outcome.Withdrawn _, Outcome.Departed _, Outcome.Ignored _ ->
          Uni.createFrom().voidItem();
    };
  }

  private static Stated stated(Heard.Believable statement, Origin origin) {
    return new Stated(origin.place(), JoinerVoice.cause(statement), statement.source());
  }

  private KnownEpisode episode(Worker worker, Heard.Believable statement, Origin origin) {
    return worker
        .episode(statement.episodeId())
        .orElseGet(() ->
            new KnownEpisode(
                statement.episodeId(),
                origin.chainId().orElseGet(voice::newChain),
                new Episode.None(),
                AccountStanding.NONE,
                stated(statement, origin)));
  }
}
