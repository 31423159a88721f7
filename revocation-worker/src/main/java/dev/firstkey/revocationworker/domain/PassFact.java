package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import java.util.UUID;

/// One more fact about a pass.
public sealed interface PassFact {

  /// `pass.issued`, under this case.
  record Issued(Binding binding, Window window, UUID caseId) implements PassFact {}

  /// `enrollment.completed`.
  record Redeemed(Binding binding, UUID authenticatorId) implements PassFact {}

  /// A reason that ends it. A redemption is no such reason: it is [Redeemed].
  record Ended(RevocationReason reason) implements PassFact {
    public Ended {
      if (reason == RevocationReason.REDEEMED) {
        throw new IllegalArgumentException("only enrollment.completed says that it was redeemed");
      }
    }
  }
}
