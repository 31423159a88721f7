package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import dev.firstkey.enrollmentgateway.domain.AnswerFit;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes in what pass-issuer says, where it answers this gateway's own question and nothing else.
@ApplicationScoped
public class TakeAnswer {
  private static final Duration LONGEST = Duration.ofMinutes(11);

  private final TransactionBook book;
  private final PassBook passes;
  private final WorkerBook workers;
  private final MoveTransaction move;
  private final NoticeSecondOpener second;
  private final LearnWitness witness;
  private final Clock clock;
  private final Tally tally;

  TakeAnswer(
      TransactionBook book,
      PassBook passes,
      WorkerBook workers,
      MoveTransaction move,
      NoticeSecondOpener second,
      LearnWitness witness,
      Clock clock,
      Tally tally) {
    this.book = book;
    this.passes = passes;
    this.workers = workers;
    this.move = move;
    this.second = second;
    this.witness = witness;
    this.clock = clock;
    this.tally = tally;
  }

  /// The pass is here. The older one of the worker and purpose is over; a pass for an episode that
  /// is enrolled, has left or is withdrawn is over from the start.
  ///
  /// @param cause the id of the event
  public Uni<Void> issued(PassIssued answer, String cause) {
    return workers
        .lockOrAdd(answer.workerId())
        .chain(() -> book.find(answer.transactionId()))
        .flatMap(found -> found.map(named -> look(named, answer, cause)).orElseGet(this::unasked));
  }

  /// Policy said no. The reason stays inside.
  public Uni<Void> refused(PassRefused answer, String cause) {
    return workers
        .lockOrAdd(answer.workerId())
        .chain(() -> book.find(answer.transactionId()))
        .flatMap(found -> found.map(named -> look(named, answer, cause)).orElseGet(this::unasked));
  }

  private Uni<Void> look(Transaction named, PassRefused answer, String cause) {
    return switch (AnswerFit.of(named, answer, clock.instant())) {
      case AnswerFit.Fitting(var next) ->
          second
              .atEnd(named, cause)
              .chain(() -> witness.from(question(named), answer.reason()))
              .chain(() -> book.move(named, next, named.expiresAt()))
              .flatMap(moved -> counted(moved ? "refused" : "too-late"));
      case AnswerFit.Late _ -> late(named, cause);
      case AnswerFit.Repeated _ -> alarm("answered-before");
      case AnswerFit.Foreign _ -> unasked();
    };
  }

  private Uni<Void> look(Transaction named, PassIssued answer, String cause) {
    return switch (AnswerFit.of(named, answer, clock.instant())) {
      case AnswerFit.Fitting(var next) ->
          second.atPass(named, cause).chain(() -> check(named, next, answer));
      case AnswerFit.Late _ -> late(named, cause);
      case AnswerFit.Repeated _ -> alarm("answered-before");
      case AnswerFit.Foreign _ -> unasked();
    };
  }

  private Uni<Void> late(Transaction named, String cause) {
    return second.atEnd(named, cause).chain(() -> counted("too-late"));
  }

  private static Question question(Transaction answered) {
    return Objects.requireNonNull(answered.question());
  }

  /// The id of a pass is pass-issuer's to choose, once.
  private Uni<Void> check(Transaction waiting, TransactionState next, PassIssued answer) {
    if (!isOfMinutes(answer.window())) {
      return alarm("not-of-minutes");
    }
    return passes
        .isKnown(answer.passId())
        .flatMap(known -> known ? alarm("pass-id-used") : takeIn(waiting, next, answer));
  }

  /// Ten minutes at most, counted from now and with a little patience for another clock: that a
  /// pass is short does not rest on the service that issues it alone.
  private boolean isOfMinutes(Window window) {
    return window.notBefore().isBefore(window.notAfter())
        && window.notAfter().isBefore(clock.instant().plus(LONGEST));
  }

  private Uni<Void> takeIn(Transaction waiting, TransactionState next, PassIssued answer) {
    return supersede(answer)
        .chain(() -> endings(answer))
        .flatMap(endings -> {
          Pass pass = pass(answer, endings);
          boolean live = pass.facts().standing() instanceof PassStanding.Live;
          return passes
              .add(pass)
              .chain(() ->
                  book.move(
                      waiting,
                      live ? next : new TransactionState.Ended(),
                      answer.window().notAfter()))
              .flatMap(moved -> moved ? nothing() : endUnwanted(pass))
              .chain(() -> counted(live ? "taken-in" : "born-ended"));
        });
  }

  private Uni<Void> supersede(PassIssued answer) {
    return passes
        .lockLive(answer.workerId(), answer.purpose())
        .flatMap(older ->
            Multi.createFrom()
                .iterable(older)
                .onItem()
                .transformToUniAndConcatenate(this::supersede)
                .collect()
                .last()
                .replaceWithVoid());
  }

  private Uni<Void> supersede(Pass older) {
    return passes
        .end(older.passId(), RevocationReason.SUPERSEDED)
        .chain(() -> book.find(older.transactionId()))
        .flatMap(found -> move.end(found.stream().toList()));
  }

  /// What ends the pass although it is only arriving.
  private Uni<Set<RevocationReason>> endings(PassIssued answer) {
    return workers
        .episode(answer.workerId(), answer.episodeId())
        .flatMap(episode -> keepEndings(answer.passId(), episode))
        .chain(() -> passes.isEnrolled(answer.workerId(), answer.episodeId()))
        .flatMap(enrolled ->
            enrolled && answer.purpose() == Purpose.FIRST_ENROLLMENT
                ? passes.end(answer.passId(), RevocationReason.SUPERSEDED)
                : Uni.createFrom().voidItem())
        .chain(() -> passes.endings(answer.passId()));
  }

  private Uni<Void> keepEndings(UUID passId, Optional<Episode> episode) {
    List<RevocationReason> known = episode.map(Episode::endings).orElse(Set.of()).stream().toList();
    return Multi.createFrom()
        .iterable(known)
        .onItem()
        .transformToUniAndConcatenate(reason -> passes.end(passId, reason))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Pass pass(PassIssued answer, Set<RevocationReason> endings) {
    return new Pass(
        answer.passId(),
        answer.transactionId(),
        answer.workerId(),
        answer.episodeId(),
        answer.purpose(),
        answer.jkt(),
        answer.accountId(),
        answer.window(),
        answer.requirements(),
        new PassFacts(true, false, endings),
        0,
        null,
        false,
        null);
  }

  /// The person gave up while the answer was on its way.
  private Uni<Void> endUnwanted(Pass pass) {
    return passes.end(pass.passId(), RevocationReason.EXPIRED);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> counted(String outcome) {
    tally.count("pass", outcome);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> unasked() {
    return alarm("unasked");
  }

  private Uni<Void> alarm(String what) {
    tally.alarm("pass", what);
    return Uni.createFrom().voidItem();
  }
}
