package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Quarantined;
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

  Doubts(Sources sources, Doubles doubles, Pace pace, Quarantine quarantine) {
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
      Heard.Believable statement, Optional<Quarantined> former) {
    return quarantine
        .isRejected(statement.source(), statement.workerId(), statement.episodeId())
        .flatMap(isRejected ->
            isRejected ? because(QuarantinedBecause.REJECTED_BEFORE) : known(statement, former));
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
      case INCOMPLETE, ABOVE_RATE, REJECTED_BEFORE -> List.of();
    };
  }
}
