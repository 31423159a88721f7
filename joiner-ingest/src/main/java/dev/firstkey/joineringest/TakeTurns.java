package dev.firstkey.joineringest;

import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Ruling;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.FailureKind;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Lets the hires that were above a source's rate go on: one after the other as the rate permits,
/// and at once where a person decided about all of them. See `docs/decisions/0019-rates.md`.
@ApplicationScoped
class TakeTurns {
  private static final DecideQuarantine.By ITSELF =
      new DecideQuarantine.By(JoinerVoice.ACTOR, "rate");

  private final Transactions transactions;
  private final Quarantine quarantine;
  private final Backlogs backlogs;
  private final Settlements settlements;
  private final Pace pace;
  private final Sources sources;

  TakeTurns(
      Transactions transactions,
      Quarantine quarantine,
      Backlogs backlogs,
      Settlements settlements,
      Pace pace,
      Sources sources) {
    this.transactions = transactions;
    this.quarantine = quarantine;
    this.backlogs = backlogs;
    this.settlements = settlements;
    this.pace = pace;
    this.sources = sources;
  }

  /// Those who have somebody waiting.
  Uni<List<String>> sources() {
    return transactions.run(backlogs::sourcesInTurn);
  }

  /// Lets a source's next one go on, in a transaction of its own.
  ///
  /// @return false where none waits, or its turn has not come
  Uni<Boolean> next(String source) {
    return transactions
        .run(() -> quarantine.nextInTurn(source))
        .flatMap(found -> found.map(this::settle).orElseGet(() -> Uni.createFrom().item(false)));
  }

  // One that fails whenever it is tried must not stand in the way of the others.
  private Uni<Boolean> settle(UUID id) {
    return transactions
        .run(() -> settlements.locked(id, this::settle))
        .onFailure(TakeTurns::comesAgain)
        .recoverWithUni(failure ->
            transactions.run(() -> settlements.locked(id, record -> failed(record, failure))))
        .map(isSettled -> isSettled.orElse(true));
  }

  private Uni<Boolean> failed(Quarantined record, Throwable failure) {
    List<String> reasons =
        failure instanceof Settlements.NotHeard refused
            ? refused.reasons()
            : List.of(HrRejection.UNPROCESSABLE.word());
    return settlements
        .doubt(record.doubtful(QuarantinedBecause.INCOMPLETE, List.of()), reasons)
        .replaceWith(true);
  }

  private static boolean comesAgain(Throwable failure) {
    return failure instanceof Settlements.NotHeard
        || FailureKind.of(failure) == FailureKind.LASTING;
  }

  private Uni<Boolean> settle(Quarantined record) {
    return record
        .ruling()
        .map(ruling -> settle(record, ruling))
        .orElseGet(() ->
            sources.isRegistered(record.statement().source())
                ? hear(record, ITSELF)
                : Uni.createFrom().item(false));
  }

  private Uni<Boolean> takeTurn(Quarantined record) {
    String source = record.statement().source();
    return sources
        .rate(source)
        .filter(_ -> record.ruling().isEmpty())
        .map(rate -> pace.take(source, rate))
        .orElseGet(() -> Uni.createFrom().item(true));
  }

  private Uni<Boolean> settle(Quarantined record, Ruling ruling) {
    var by = new DecideQuarantine.By(ruling.actor(), ruling.reference(), ruling.proposedBy());
    return switch (ruling.verdict()) {
      case RELEASE -> hear(record, by);
      case REJECT -> settlements.reject(record, by, ruling.because()).replaceWith(true);
    };
  }

  private Uni<Boolean> hear(Quarantined record, DecideQuarantine.By by) {
    return switch (settlements.read(record.statement())) {
      case Heard.Believable whole -> hear(record, whole, by);
      case Heard.Incomplete still -> doubt(record, QuarantinedBecause.INCOMPLETE, still.members());
      case Heard.Unbelievable still ->
          doubt(record, QuarantinedBecause.INCOMPLETE, still.members());
    };
  }

  // That many were expected does not say that this one is nobody who is known already. The turn is
  // taken last, as where a hire is heard: the locks of both are in one order.
  private Uni<Boolean> hear(Quarantined record, Heard.Believable whole, DecideQuarantine.By by) {
    return settlements
        .doubled(record, whole)
        .flatMap(members ->
            members.isEmpty()
                ? release(record, whole, by)
                : doubt(record, QuarantinedBecause.DOUBLED, members));
  }

  private Uni<Boolean> release(Quarantined record, Heard.Believable whole, DecideQuarantine.By by) {
    return takeTurn(record)
        .flatMap(isTaken ->
            isTaken
                ? settlements.hear(record, whole, Quarantine.End.RELEASED, by).replaceWith(true)
                : Uni.createFrom().item(false));
  }

  private Uni<Boolean> doubt(Quarantined record, QuarantinedBecause why, List<String> members) {
    return settlements.doubt(record.doubtful(why, members)).replaceWith(true);
  }
}
