package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.ProofingStated;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.EpisodeChoice;
import dev.firstkey.enrollmentgateway.domain.Hearing;
import dev.firstkey.enrollmentgateway.domain.ProofingRecord;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.enrollmentgateway.domain.Word;
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
import org.jspecify.annotations.Nullable;

/// A registrar says who stands at the device (attended proofing), and the gateway asks for a pass.
@ApplicationScoped
public class ConfirmPerson {
  private final Calls calls;
  private final TransactionBook book;
  private final WorkerBook workers;
  private final Guesses guesses;
  private final StaffLimits limits;
  private final HearWord hear;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;
  private final Tally tally;
  private final StaffConfig config;

  ConfirmPerson(
      Calls calls,
      TransactionBook book,
      WorkerBook workers,
      Guesses guesses,
      StaffLimits limits,
      HearWord hear,
      Outbox outbox,
      Voice voice,
      Clock clock,
      Tally tally,
      StaffConfig config) {
    this.calls = calls;
    this.book = book;
    this.workers = workers;
    this.guesses = guesses;
    this.limits = limits;
    this.hear = hear;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.tally = tally;
    this.config = config;
  }

  /// What a registrar states.
  ///
  /// @param registrar the actor, `person:ID`
  /// @param checkCode as typed
  /// @param method how the registrar saw the person
  /// @param document which document was looked at, where one was and it was said
  /// @param deviceKey the thumbprint of the device key that the registrar's own browser holds,
  ///   where it says so
  public record Statement(
      String registrar,
      UUID transactionId,
      String workerId,
      String checkCode,
      ProofingMethod method,
      EvidenceKind evidence,
      @Nullable DocumentType document,
      @Nullable String deviceKey) {}

  /// Empty where the pass is asked for, or where another registrar has to say the same; otherwise
  /// why not. Either way it is said.
  public Uni<Answer<Optional<RefusalReason>>> confirm(Statement statement) {
    String registrar = statement.registrar();
    return calls.change(() ->
        guesses.unlessGuessing(
            registrar,
            () ->
                isRepeated(statement)
                    .flatMap(again ->
                        again
                            ? BoundCalls.answer(new Answer.Done<>(Optional.empty()))
                            : limits.statement(registrar, () -> look(statement)))));
  }

  /// Whether the pass was asked for by this statement already: it changes nothing, and does not
  /// count.
  private Uni<Boolean> isRepeated(Statement statement) {
    return book.find(statement.transactionId())
        .map(found -> found.filter(it -> it.isConfirmedAs(statement.workerId(), now())))
        .flatMap(
            found -> found.isPresent() ? hear.hasHeard(statement) : Uni.createFrom().item(false));
  }

  private Uni<Answer<Optional<RefusalReason>>> look(Statement statement) {
    return workers
        .lock(statement.workerId())
        .chain(() -> book.find(statement.transactionId()))
        .flatMap(found -> check(statement, found))
        .map(Answer.Done<Optional<RefusalReason>>::new);
  }

  private Uni<Optional<RefusalReason>> check(Statement statement, Optional<Transaction> found) {
    Instant now = now();
    if (found.filter(it -> it.isConfirmedAs(statement.workerId(), now)).isPresent()) {
      return confirmedBefore(statement, found);
    }
    return found
        .map(transaction -> objection(statement, transaction, now))
        .orElse(Optional.of(RefusalReason.WRONG_TRANSACTION))
        .map(reason -> refuse(statement, found, reason))
        .orElseGet(() -> bound(statement, found.orElseThrow(), now));
  }

  /// A statement that was made and whose answer was lost may be made again: it changes nothing. Who
  /// has not made it comes too late.
  private Uni<Optional<RefusalReason>> confirmedBefore(
      Statement statement, Optional<Transaction> found) {
    return hear.hasHeard(statement)
        .flatMap(again ->
            again
                ? Uni.createFrom().item(Optional.empty())
                : refuse(statement, found, RefusalReason.ALREADY_USED));
  }

  private Uni<Optional<RefusalReason>> bound(
      Statement statement, Transaction transaction, Instant now) {
    return hear.objection(statement, transaction)
        .flatMap(objection ->
            objection
                .map(reason -> refuse(statement, Optional.of(transaction), reason))
                .orElseGet(() -> choose(statement, transaction, now)));
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
              case EpisodeChoice.Chosen(Episode episode) ->
                  hear.hear(word(statement, episode, now))
                      .flatMap(hearing ->
                          switch (hearing) {
                            case Hearing.Enough enough ->
                                ask(statement, transaction, episode, enough);
                            case Hearing.WitnessWanted wanted ->
                                stated(transaction, episode, wanted);
                          });
            });
  }

  private static Word word(Statement statement, Episode episode, Instant now) {
    return new Word(
        statement.transactionId(),
        statement.registrar(),
        episode.workerId(),
        episode.episodeId(),
        statement.evidence(),
        statement.document(),
        now);
  }

  /// The page goes on showing the code, to the next registrar.
  private Uni<Optional<RefusalReason>> stated(
      Transaction transaction, Episode episode, Hearing.WitnessWanted wanted) {
    tally.count("proofing", "stated");
    Word word = wanted.word();
    Event stated =
        voice.ofWorker(
            episode.workerId(),
            episode.chain(),
            Voice.call(),
            word.registrar(),
            new ProofingStated(
                transaction.id(),
                episode.workerId(),
                episode.episodeId(),
                transaction.jkt(),
                ProofingRecord.of(word, Optional.empty(), config.trustFramework())));
    Uni<Void> said =
        wanted.isNew()
            ? hear.keep(word).chain(() -> outbox.add(List.of(stated)))
            : Uni.createFrom().voidItem();
    return said.replaceWith(Optional.empty());
  }

  private Uni<Optional<RefusalReason>> ask(
      Statement statement, Transaction transaction, Episode episode, Hearing.Enough enough) {
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
                ? hear.keep(enough.word()).chain(() -> say(statement, question, proofing(enough)))
                : refuse(statement, Optional.of(transaction), RefusalReason.WRONG_TRANSACTION));
  }

  private Proofing proofing(Hearing.Enough enough) {
    return ProofingRecord.of(enough.word(), enough.witness(), config.trustFramework());
  }

  private Uni<Optional<RefusalReason>> say(
      Statement statement, Question question, Proofing proofing) {
    tally.count("proofing", "passed");
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

  /// A code that the waiting transaction never showed may be a guess.
  private Uni<List<Event>> guessed(Statement statement, Optional<Transaction> found) {
    boolean wrong =
        found
            .filter(it -> it.state() instanceof TransactionState.WaitingForProofing)
            .filter(it -> !it.hasShown(statement.checkCode()))
            .isPresent();
    return wrong ? guesses.counted(statement.registrar()) : Uni.createFrom().item(List.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
