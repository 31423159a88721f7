package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.RevocationReason;
import java.util.Optional;

/// What was said about a pass, so that it is never said again.
///
/// @param ending the reason of its last `pass.revoked`; `EXPIRED` stands for its `pass.expired`
/// @param undoing the reason of its one `authenticator.revoked`
public record Said(Optional<RevocationReason> ending, Optional<RevocationReason> undoing) {

  /// Nothing was said.
  public static Said nothing() {
    return new Said(Optional.empty(), Optional.empty());
  }

  Said endedBy(RevocationReason reason) {
    return new Said(Optional.of(reason), undoing);
  }

  Said undoneBy(RevocationReason reason) {
    return new Said(ending, Optional.of(reason));
  }
}
