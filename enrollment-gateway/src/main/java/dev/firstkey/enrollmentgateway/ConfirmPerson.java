package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.EpisodeChoice;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A registrar says who stands at the device (attended proofing), and the gateway asks for a pass.
@ApplicationScoped
public class ConfirmPerson {
  private final Calls calls;
  private final TransactionBook book;
  private final WorkerBook workers;
  private final Guesses guesses;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;
  private final Tally tally;

  ConfirmPerson(
      Calls calls,
      TransactionBook book,
      WorkerBook workers,
      Guesses guesses,
      Outbox outbox,
      Voice voice,
      Clock clock,
      Tally tally) {
    this.calls = calls;
    this.book = book;
    this.workers = workers;
    this.guesses = guesses;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.tally = tally;
  }

  /// What a registrar states.
  ///
  /// @param registrar the actor, `person:ID`
  /// @param checkCode as typed
  public record Statement(
      String registrar,
      UUID transactionId,
      String workerId,
      String checkCode,
      EvidenceKind evidence) {}

  /// Empty where the pass is asked for; otherwise why not. Either way it is said.
  public Uni<Answer<Optional<RefusalReason>>> confirm(Statement statement) {
    return calls.change(() -> guesses.unlessGuessing(statement.registrar(), () -> look(statement)));
  }

  private Uni<Answer<Optional<RefusalReason>>> look(Statement statement) {
    return workers
        .lock(statement.workerId())
        .chain(() -> book.find(statement.transactionId()))
        .flatMap(found -> check(statement, found))
        .map(Answer.Done<Optional<RefusalReason>>::new);
  }

  /// A statement that was made and whose answer was lost may be made again: it changes nothing.
  private Uni<Optional<RefusalReason>> check(Statement statement, Optional<Transaction> found) {
    Instant now = now();
    if (found.filter(it -> it.isConfirmedAs(statement.workerId(), now)).isPresent()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return found
        .map(transaction -> objection(statement, transaction, now))
        .orElse(Optional.of(RefusalReason.WRONG_TRANSACTION))
        .map(reason -> refuse(statement, found, reason))
        .orElseGet(() -> choose(statement, found.orElseThrow(), now));
  }

  private static Optional<RefusalReason> objection(
      Statement statement, Transaction transaction, Instant now) {
    return switch (transaction.stateAt(now)) {
      case TransactionState.WaitingForProofing _ ->
          transaction.shownCode().isMeant(statement.checkCode(), now)
              ? Optional.empty()
              : Optional.of(RefusalReason.WRONG_TRANSACTION);
      case TransactionState.Ended _ -> Optional.of(RefusalReason.EXPIRED);
      case TransactionState.WaitingForPass _,
          TransactionState.PassReady _,
          TransactionState.Enrolled _,
          TransactionState.Ready _,
          TransactionState.Refused _ ->
          Optional.of(RefusalReason.WRONG_TRANSACTION);
    };
  }

  private Uni<Optional<RefusalReason>> choose(
      Statement statement, Transaction transaction, Instant now) {
    return workers
        .episodes(statement.workerId())
        .flatMap(episodes ->
            switch (EpisodeChoice.among(episodes, now)) {
              case EpisodeChoice.None(RefusalReason reason) ->
                  refuse(statement, Optional.of(transaction), reason);
              case EpisodeChoice.Chosen(Episode episode) -> ask(statement, transaction, episode);
            });
  }

  private Uni<Optional<RefusalReason>> ask(
      Statement statement, Transaction transaction, Episode episode) {
    Question question =
        new Question(
            UUID.randomUUID(),
            transaction.id(),
            episode.workerId(),
            episode.episodeId(),
            Purpose.FIRST_ENROLLMENT,
            transaction.jkt(),
            episode.chain());
    return book.move(
            transaction, new TransactionState.WaitingForPass(question), transaction.expiresAt())
        .flatMap(moved ->
            moved
                ? say(statement, question)
                : refuse(statement, Optional.of(transaction), RefusalReason.WRONG_TRANSACTION));
  }

  private Uni<Optional<RefusalReason>> say(Statement statement, Question question) {
    tally.count("proofing", "passed");
    Proofing proofing =
        new Proofing(ProofingMethod.ATTENDED, statement.registrar(), now(), statement.evidence());
    String call = Voice.call();
    Event passed =
        voice.ofWorker(
            question.workerId(),
            question.chainId(),
            call,
            statement.registrar(),
            new ProofingPassed(
                question.transactionId(),
                question.workerId(),
                question.episodeId(),
                question.jkt(),
                proofing));
    Event requested =
        voice.ofWorker(
            question.workerId(),
            question.chainId(),
            passed.envelope().id().toString(),
            Voice.self(),
            question.asked(proofing));
    return outbox.add(List.of(passed, requested)).replaceWith(Optional.empty());
  }

  private Uni<Optional<RefusalReason>> refuse(
      Statement statement, Optional<Transaction> found, RefusalReason reason) {
    tally.count("proofing", reason.word());
    var fact =
        new ProofingFailed(found.map(Transaction::id).orElse(null), statement.workerId(), reason);
    Event failed = voice.ofTransaction(statement.transactionId(), statement.registrar(), fact);
    return guessed(statement, found)
        .map(more -> Stream.concat(Stream.of(failed), more.stream()).toList())
        .flatMap(outbox::add)
        .replaceWith(Optional.of(reason));
  }

  /// A code that is not that of the waiting transaction may be a guess.
  private Uni<List<Event>> guessed(Statement statement, Optional<Transaction> found) {
    boolean wrong =
        found
            .filter(it -> it.state() instanceof TransactionState.WaitingForProofing)
            .filter(it -> !it.shownCode().isMeant(statement.checkCode(), now()))
            .isPresent();
    return wrong ? guesses.counted(statement.registrar()) : Uni.createFrom().item(List.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
