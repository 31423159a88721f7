package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Ruling;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.FailureKind;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Lets the hires that were above a source's rate go on: one after the other as the rate permits,
/// and at once where a person decided about all of them. See `docs/decisions/0019-rates.md`.
@ApplicationScoped
class TakeTurns {
  private static final DecideQuarantine.By ITSELF =
      new DecideQuarantine.By(JoinerVoice.ACTOR, "rate");

  private final Transactions transactions;
  private final Quarantine quarantine;
  private final Settlements settlements;
  private final Doubles doubles;
  private final Pace pace;
  private final Sources sources;

  TakeTurns(
      Transactions transactions,
      Quarantine quarantine,
      Settlements settlements,
      Doubles doubles,
      Pace pace,
      Sources sources) {
    this.transactions = transactions;
    this.quarantine = quarantine;
    this.settlements = settlements;
    this.doubles = doubles;
    this.pace = pace;
    this.sources = sources;
  }

  /// Those who may have somebody waiting.
  List<String> sources() {
    return sources.all().values().stream().map(Sources.Source::uri).toList();
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
        .recoverWithUni(() ->
            transactions.run(() ->
                settlements.locked(
                    id, record -> doubt(record, QuarantinedBecause.INCOMPLETE, List.of()))))
        .map(isSettled -> isSettled.orElse(true));
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
            takeTurn(record.statement().source())
                .flatMap(isTaken -> isTaken ? hear(record, ITSELF) : Uni.createFrom().item(false)));
  }

  private Uni<Boolean> takeTurn(String source) {
    return sources
        .rate(source)
        .map(rate -> pace.take(source, rate))
        .orElseGet(() -> Uni.createFrom().item(true));
  }

  private Uni<Boolean> settle(Quarantined record, Ruling ruling) {
    var by = new DecideQuarantine.By(ruling.actor(), ruling.reference());
    return switch (ruling.verdict()) {
      case RELEASE -> hear(record, by);
      case REJECT -> settlements.reject(record, by).replaceWith(true);
    };
  }

  private Uni<Boolean> hear(Quarantined record, DecideQuarantine.By by) {
    return switch (settlements.read(record)) {
      case Heard.Believable whole -> hear(record, whole, by);
      case Heard.Incomplete still -> doubt(record, QuarantinedBecause.INCOMPLETE, still.members());
      case Heard.Unbelievable still ->
          doubt(record, QuarantinedBecause.INCOMPLETE, still.members());
    };
  }

  // That many were expected does not say that this one is nobody who is known already.
  private Uni<Boolean> hear(Quarantined record, Heard.Believable whole, DecideQuarantine.By by) {
    return isDoubled(whole)
        .flatMap(isDoubled ->
            isDoubled
                ? doubt(record, QuarantinedBecause.DOUBLED, Doubles.SHOWN_BY)
                : settlements.hear(record, whole, Quarantine.End.RELEASED, by).replaceWith(true));
  }

  private Uni<Boolean> isDoubled(Heard.Believable whole) {
    return person(whole.command())
        .map(person -> doubles.of(whole.workerId(), whole.source(), person))
        .orElseGet(() -> Uni.createFrom().item(false));
  }

  private static Optional<Person> person(Command command) {
    return switch (command) {
      case Command.Hire(long _, var statement) -> Optional.of(statement.person());
      case Command.Change(long _, var statement) -> Optional.of(statement.person());
      case Command.Withdraw _, Command.Leave _ -> Optional.empty();
    };
  }

  private Uni<Boolean> doubt(Quarantined record, QuarantinedBecause why, List<String> members) {
    return settlements.doubt(record.doubtful(why, members)).replaceWith(true);
  }
}
