package dev.firstkey.revocationworker;

import dev.firstkey.outbox.Transactions;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Shows what is so of a pass.
@ApplicationScoped
public class ShowPass {
  private final Transactions transactions;
  private final Passes passes;

  ShowPass(Transactions transactions, Passes passes) {
    this.transactions = transactions;
    this.passes = passes;
  }

  /// What is known of the pass; empty where it is not known whose it is.
  public Uni<Optional<PassRecord>> show(UUID passId) {
    return transactions.run(
        () -> passes.find(passId).map(pass -> Optional.of(pass).filter(ShowPass::isBound)));
  }

  private static boolean isBound(PassRecord pass) {
    return pass.binding().isPresent();
  }
}
