package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Whether two sources speak of one person under two ids, as after an acquisition: the new one's
/// mail address is that of somebody whom another source has at work, or the names, the first day
/// and the legal entity are. Nobody may have two accounts by accident, and neither is a proof, so
/// staff decide.
@ApplicationScoped
class Doubles {
  private static final List<String> MAIL = List.of("email");
  private static final List<String> NAMES =
      List.of("familyName", "givenName", "legalEntity", "startDate");

  private final Workers workers;

  Doubles(Workers workers) {
    this.workers = workers;
  }

  /// The members that show that another source has the person at work as another worker; empty
  /// where none does. Who else asks about the same waits until this transaction ends: of two
  /// sources that hire the person at the same moment, one is first.
  Uni<List<String>> of(Heard.Believable heard) {
    return heard
        .command()
        .stated()
        .map(statement -> of(heard, statement))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  /// Whether another source has somebody of that mail address at work as another worker.
  Uni<Boolean> ofAddress(Heard.Believable heard) {
    return heard
        .command()
        .stated()
        .map(statement -> isOfThatMail(heard, statement.person()))
        .orElseGet(() -> Uni.createFrom().item(false));
  }

  private Uni<List<String>> of(Heard.Believable heard, Statement statement) {
    return isOfThatMail(heard, statement.person())
        .flatMap(isOf -> isOf ? Uni.createFrom().item(MAIL) : namesakes(heard, statement));
  }

  private Uni<Boolean> isOfThatMail(Heard.Believable heard, Person person) {
    String mail = person.email();
    return mail == null
        ? Uni.createFrom().item(false)
        : workers.isAtWorkElsewhere(heard.workerId(), heard.source(), mail);
  }

  private Uni<List<String>> namesakes(Heard.Believable heard, Statement statement) {
    return workers
        .isNamesakeElsewhere(heard.workerId(), heard.source(), statement)
        .map(isNamesake -> isNamesake ? NAMES : List.of());
  }
}
