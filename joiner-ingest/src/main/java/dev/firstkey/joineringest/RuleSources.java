package dev.firstkey.joineringest;

import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Ruling;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What staff decide about everything of a source that waits its turn now. It is carried out a few
/// each second, in their names. See `docs/decisions/0019-rates.md`.
@ApplicationScoped
public class RuleSources {
  private final Transactions transactions;
  private final Rulings rulings;
  private final Sources sources;

  RuleSources(Transactions transactions, Rulings rulings, Sources sources) {
    this.transactions = transactions;
    this.rulings = rulings;
    this.sources = sources;
  }

  /// What came of a decision.
  public sealed interface Result {
    /// So many are decided about.
    record Done(int records) implements Result {}

    /// So many are believed once a second person has confirmed it.
    record Proposed(int records) implements Result {}

    /// Nobody of a source that is not registered may be believed.
    record NotRegistered() implements Result {}

    /// Nothing waits that somebody else wanted to be believed.
    record NotASecond() implements Result {}
  }

  /// Believes all of them, whatever the source's rate, or has a second person confirm that first
  /// where the source needs two.
  public Uni<Result> release(String source, DecideQuarantine.By by) {
    if (!sources.isRegistered(source)) {
      return Uni.createFrom().item(new Result.NotRegistered());
    }
    return sources.fourEyes(source)
        ? transactions
            .run(() -> rulings.propose(source, by.actor(), by.reference()))
            .map(Result.Proposed::new)
        : rule(source, Ruling.release(by.actor(), by.reference()));
  }

  /// Confirms, as a second person, that those are believed of which one wanted it.
  public Uni<Result> confirm(String source, DecideQuarantine.By by) {
    return sources.isRegistered(source)
        ? transactions
            .run(() -> rulings.confirm(source, by.actor(), by.reference()))
            .map(records -> records == 0 ? new Result.NotASecond() : new Result.Done(records))
        : Uni.createFrom().item(new Result.NotRegistered());
  }

  /// Believes none of them. It only takes away; one person does.
  public Uni<Result> reject(String source, DecideQuarantine.By by, RejectedBecause because) {
    return rule(source, Ruling.reject(by.actor(), by.reference(), because));
  }

  private Uni<Result> rule(String source, Ruling ruling) {
    return transactions.run(() -> rulings.rule(source, ruling)).map(Result.Done::new);
  }
}
