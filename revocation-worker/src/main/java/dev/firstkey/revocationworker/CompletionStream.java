package dev.firstkey.revocationworker;

import io.smallrye.mutiny.Uni;

/// How far this service has heard what the gateway says about redemptions.
public interface CompletionStream {

  /// Whether every record of enrollment-complete that the broker holds at the time of the call has
  /// taken effect here. Fails where the broker does not answer.
  Uni<Boolean> hasPassed();
}
