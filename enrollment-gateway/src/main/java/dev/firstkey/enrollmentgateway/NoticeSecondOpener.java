package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.TransactionSecondOpened;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Says that a worker was confirmed at a second device while the first is still theirs. Nothing is
/// decided by it: an analyst is to see it, since one of the two may be somebody else's.
@ApplicationScoped
class NoticeSecondOpener {
  private final TransactionBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;
  private final Tally tally;

  NoticeSecondOpener(TransactionBook book, Outbox outbox, Voice voice, Clock clock, Tally tally) {
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.tally = tally;
  }

  /// The question gets a pass. A device whose own question is still open is left out: with its
  /// answer it is the second. In the caller's database transaction, under the worker's lock, before
  /// the newer pass ends the older.
  ///
  /// @param second whose question is answered now
  /// @param cause the id of the answer
  Uni<Void> atPass(Transaction second, String cause) {
    return at(second, cause, one -> !(one.state() instanceof TransactionState.WaitingForPass));
  }

  /// The question gets none, or its visit was over before its answer. The device is nobody's from
  /// now on, so that this is the last moment at which both can be named, whatever the other waits
  /// for.
  Uni<Void> atEnd(Transaction second, String cause) {
    return at(second, cause, _ -> true);
  }

  private Uni<Void> at(Transaction second, String cause, Predicate<Transaction> isNamed) {
    Question question = Objects.requireNonNull(second.question());
    return book.ofEpisode(question.workerId(), question.episodeId())
        .map(all ->
            all.stream().filter(one -> isOther(one, second, question)).filter(isNamed).toList())
        .flatMap(others -> others.isEmpty() ? nothing() : say(others, question, cause));
  }

  private boolean isOther(Transaction one, Transaction second, Question question) {
    return !one.jkt().equals(second.jkt())
        && one.isConfirmedAs(question.workerId(), clock.instant());
  }

  private Uni<Void> say(List<Transaction> others, Question question, String cause) {
    tally.count("transaction", "second-opened", others.size());
    return outbox.add(others.stream().map(other -> said(other, question, cause)).toList());
  }

  private Event said(Transaction other, Question question, String cause) {
    var fact =
        new TransactionSecondOpened(
            question.transactionId(), other.id(), question.workerId(), question.episodeId());
    return voice.ofWorker(question.workerId(), question.chainId(), cause, Voice.self(), fact);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
