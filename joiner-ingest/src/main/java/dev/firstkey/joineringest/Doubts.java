package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.hris.Sources;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Why a hire of which nobody of the staff knows has to wait although it is complete. Inside the
/// caller's transaction; where it need not wait, it has taken its turn.
@ApplicationScoped
class Doubts {
  private final Sources sources;
  private final Doubles doubles;
  private final Pace pace;
  private final Quarantine quarantine;
  private final Workers workers;

  Doubts(Sources sources, Doubles doubles, Pace pace, Quarantine quarantine, Workers workers) {
    this.workers = workers;
    this.quarantine = quarantine;
    this.sources = sources;
    this.doubles = doubles;
    this.pace = pace;
  }

  /// Empty where it need not.
  ///
  /// @param former what the same source said of the episode before, and waits: what waits its turn
  ///   takes no other
  Uni<Optional<QuarantinedBecause>> about(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former) {
    return quarantine
        .isRejected(statement.source(), statement.workerId(), statement.episodeId())
        .flatMap(isRejected ->
            isRejected
                ? because(QuarantinedBecause.REJECTED_BEFORE)
                : recycled(worker, statement, former));
  }

  private Uni<Optional<QuarantinedBecause>> recycled(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former) {
    return isRecycled(worker, statement)
        .flatMap(isRecycled ->
            isRecycled ? because(QuarantinedBecause.RECYCLED) : known(statement, former));
  }

  private Uni<Boolean> isRecycled(Worker worker, Heard.Believable statement) {
    Optional<Person> person = statement.command().person();
    return person.isEmpty() || worker.episodes().isEmpty() || worker.leading().isPresent()
        ? Uni.createFrom().item(false)
        : workers
            .print(worker.workerId())
            .map(print -> print.filter(it -> it.isClearlyNot(person.get())).isPresent());
  }

  private Uni<Optional<QuarantinedBecause>> known(
      Heard.Believable statement, Optional<Quarantined> former) {
    return doubles
        .of(statement)
        .flatMap(
            isKnown -> isKnown ? because(QuarantinedBecause.DOUBLED) : turn(statement, former));
  }

  private Uni<Optional<QuarantinedBecause>> turn(
      Heard.Believable statement, Optional<Quarantined> former) {
    return former.filter(Quarantined::isInTurn).isPresent()
        ? because(QuarantinedBecause.ABOVE_RATE)
        : takeTurn(statement.source())
            .map(
                isTaken -> isTaken ? Optional.empty() : Optional.of(QuarantinedBecause.ABOVE_RATE));
  }

  private static Uni<Optional<QuarantinedBecause>> because(QuarantinedBecause why) {
    return Uni.createFrom().item(Optional.of(why));
  }

  private Uni<Boolean> takeTurn(String source) {
    return sources
        .rate(source)
        .map(rate -> pace.take(source, rate))
        .orElseGet(() -> Uni.createFrom().item(true));
  }

  /// The members that show it.
  static List<String> shownBy(QuarantinedBecause why) {
    return switch (why) {
      case DOUBLED -> Doubles.SHOWN_BY;
      case RECYCLED -> List.of("workerId");
      case INCOMPLETE, ABOVE_RATE, REJECTED_BEFORE -> List.of();
    };
  }
}
