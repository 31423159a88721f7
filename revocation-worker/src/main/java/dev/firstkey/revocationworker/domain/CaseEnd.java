package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.CaseExpired;
import java.time.Instant;

/// What happens to a case when its window is over.
public sealed interface CaseEnd {

  /// Nobody enrolled: that is said.
  record Expire(CaseExpired fact) implements CaseEnd {}

  /// A pass of it is live until then, so it may still come to an authenticator.
  record Wait(Instant until) implements CaseEnd {}

  /// It came to its end in another way.
  record Nothing() implements CaseEnd {}
}
