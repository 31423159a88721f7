package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.hris.Sources;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Why a hire of which nobody of the staff knows has to wait although it is complete; and a change
/// that gives a worker an address that another source's worker has. Inside the caller's
/// transaction; where a hire need not wait, it has taken its turn.
@ApplicationScoped
class Doubts {
  private static final String EMAIL = "email";
  private static final String WORKER = "workerId";

  private final Sources sources;
  private final Doubles doubles;
  private final Pace pace;
  private final Quarantine quarantine;
  private final Workers workers;
  private final Entitlements entitlements;

  Doubts(
      Sources sources,
      Doubles doubles,
      Pace pace,
      Quarantine quarantine,
      Workers workers,
      Entitlements entitlements) {
    this.entitlements = entitlements;
    this.workers = workers;
    this.quarantine = quarantine;
    this.sources = sources;
    this.doubles = doubles;
    this.pace = pace;
  }

  /// Whether what comes of it needs to be asked about at all.
  static boolean mayBeAbout(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> true;
      case Outcome.Changed(var _, List<String> members) -> members.contains(EMAIL);
      case Outcome.Withdrawn _, Outcome.Departed _, Outcome.Ignored _ -> false;
    };
  }

  /// Empty where it need not.
  ///
  /// @param former what the same source said of the episode before, and waits: what waits its turn
  ///   takes no other
  Uni<Optional<Doubt>> about(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former, Outcome outcome) {
    return outcome instanceof Outcome.Changed
        ? address(statement)
        : hire(worker, statement, former);
  }

  private Uni<Optional<Doubt>> address(Heard.Believable statement) {
    return doubles
        .ofAddress(statement)
        .flatMap(isOf ->
            isOf
                ? because(QuarantinedBecause.DOUBLED, EMAIL)
                : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Doubt>> hire(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former) {
    return quarantine
        .isRejected(statement.source(), statement.workerId(), statement.episodeId())
        .flatMap(isRejected ->
            isRejected
                ? because(QuarantinedBecause.REJECTED_BEFORE)
                : recycled(worker, statement, former));
  }

  private Uni<Optional<Doubt>> recycled(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former) {
    return isRecycled(worker, statement)
        .flatMap(isRecycled ->
            isRecycled
                ? because(QuarantinedBecause.RECYCLED, WORKER)
                : beside(worker, statement, former));
  }

  private Uni<Optional<Doubt>> beside(
      Worker worker, Heard.Believable statement, Optional<Quarantined> former) {
    return entitlements.isBesideOthers(worker.episodes(), statement)
        ? because(QuarantinedBecause.DOUBLED, WORKER)
        : known(statement, former);
  }

  private Uni<Boolean> isRecycled(Worker worker, Heard.Believable statement) {
    Optional<Person> person = statement.command().stated().map(Statement::person);
    return person.isEmpty() || worker.episodes().isEmpty()
        ? Uni.createFrom().item(false)
        : workers
            .print(worker.workerId())
            .map(print -> print.filter(it -> it.isClearlyNot(person.get())).isPresent());
  }

  private Uni<Optional<Doubt>> known(Heard.Believable statement, Optional<Quarantined> former) {
    return doubles
        .of(statement)
        .flatMap(members ->
            members.isEmpty()
                ? turn(statement, former)
                : because(QuarantinedBecause.DOUBLED, members.toArray(String[]::new)));
  }

  private Uni<Optional<Doubt>> turn(Heard.Believable statement, Optional<Quarantined> former) {
    return former.filter(Quarantined::isInTurn).isPresent()
        ? because(QuarantinedBecause.ABOVE_RATE)
        : takeTurn(statement.source())
            .flatMap(isTaken ->
                isTaken
                    ? Uni.createFrom().item(Optional.empty())
                    : because(QuarantinedBecause.ABOVE_RATE));
  }

  private static Uni<Optional<Doubt>> because(QuarantinedBecause why, String... members) {
    return Uni.createFrom().item(Optional.of(new Doubt(why, List.of(members))));
  }

  private Uni<Boolean> takeTurn(String source) {
    return sources
        .rate(source)
        .map(rate -> pace.take(source, rate))
        .orElseGet(() -> Uni.createFrom().item(true));
  }
}
