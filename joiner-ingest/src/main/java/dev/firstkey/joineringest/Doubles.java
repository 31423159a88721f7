package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Whether two sources speak of one person under two names, as after an acquisition: the new one's
/// mail address is that of somebody whom another source has at work. Nobody may have two accounts
/// by accident, and an address alone is no proof, so staff decide.
@ApplicationScoped
class Doubles {
  /// What shows it.
  static final List<String> SHOWN_BY = List.of("email");

  private final Workers workers;

  Doubles(Workers workers) {
    this.workers = workers;
  }

  /// Whether another source has somebody of that address at work who is not this worker. Who else
  /// asks about the address waits until this transaction ends: of two sources that hire the person
  /// at the same moment, one is first.
  Uni<Boolean> of(Heard.Believable statement) {
    return statement
        .command()
        .person()
        .map(Person::email)
        .map(mail -> workers.isAtWorkElsewhere(statement.workerId(), statement.source(), mail))
        .orElseGet(() -> Uni.createFrom().item(false));
  }
}
