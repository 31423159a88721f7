package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Person;
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

  Doubts(Sources sources, Doubles doubles, Pace pace) {
    this.sources = sources;
    this.doubles = doubles;
    this.pace = pace;
  }

  /// Empty where it need not.
  Uni<Optional<QuarantinedBecause>> about(String workerId, String source, Person person) {
    return doubles
        .of(workerId, source, person)
        .flatMap(isKnown ->
            isKnown
                ? Uni.createFrom().item(Optional.of(QuarantinedBecause.DOUBLED))
                : takeTurn(source)
                    .map(isTaken ->
                        isTaken ? Optional.empty() : Optional.of(QuarantinedBecause.ABOVE_RATE)));
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
      case INCOMPLETE, ABOVE_RATE -> List.of();
    };
  }
}
