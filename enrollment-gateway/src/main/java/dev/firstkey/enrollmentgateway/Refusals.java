package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says that an attempt by the bound key was refused. A key that nobody has confirmed can be
/// anybody's, and as many as one likes: its attempts are counted, not said one by one. Of a
/// confirmed one the first few are said one by one, and the rest is counted too.
@ApplicationScoped
class Refusals {
  private final TransactionBook book;
  private final ReportStrangers strangers;
  private final Outbox outbox;
  private final Voice voice;
  private final Tally tally;
  private final GatewayConfig config;

  Refusals(
      TransactionBook book,
      ReportStrangers strangers,
      Outbox outbox,
      Voice voice,
      Tally tally,
      GatewayConfig config) {
    this.book = book;
    this.strangers = strangers;
    this.outbox = outbox;
    this.voice = voice;
    this.tally = tally;
    this.config = config;
  }

  /// There is no pass that it could have been under.
  Uni<Void> withoutPass(Transaction transaction) {
    return bounded(transaction, null, RefusalReason.WRONG_TRANSACTION);
  }

  /// The pass was not to be had; no failure is counted.
  Uni<Void> uncounted(Transaction transaction, Pass pass, RefusalReason reason) {
    return bounded(transaction, pass.passId(), reason);
  }

  /// The response was wrong. The pass bounds how often that can be.
  Uni<Void> counted(Pass pass, Episode episode, RefusalReason reason, int failuresLeft) {
    tally.count("redemption", reason.word());
    var fact =
        new RedemptionRefused(
            pass.transactionId(), pass.passId(), pass.workerId(), reason, 1, failuresLeft);
    return say(pass.workerId(), episode.chain(), fact);
  }

  /// The bound device gave up its live pass: no attempt, and no further one.
  Uni<Void> givenUp(Transaction transaction, Pass pass) {
    tally.count("redemption", "given-up");
    var fact =
        new RedemptionRefused(
            transaction.id(), pass.passId(), pass.workerId(), RefusalReason.REVOKED, 0, null);
    return say(pass.workerId(), Objects.requireNonNull(transaction.question()).chainId(), fact);
  }

  private Uni<Void> bounded(Transaction transaction, @Nullable UUID passId, RefusalReason reason) {
    tally.count("redemption", reason.word());
    Question question = transaction.question();
    if (question == null) {
      return counted(transaction, reason);
    }
    var fact =
        new RedemptionRefused(transaction.id(), passId, question.workerId(), reason, 1, null);
    return book.countRefusal(transaction.id(), config.refusalsSaid())
        .flatMap(said ->
            said
                ? say(question.workerId(), question.chainId(), fact)
                : counted(transaction, reason));
  }

  private Uni<Void> counted(Transaction transaction, RefusalReason reason) {
    strangers.count(reason, transaction.id());
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> say(String workerId, String chainId, RedemptionRefused fact) {
    return outbox.add(
        List.of(voice.ofWorker(workerId, chainId, Voice.call(), Voice.worker(workerId), fact)));
  }
}
