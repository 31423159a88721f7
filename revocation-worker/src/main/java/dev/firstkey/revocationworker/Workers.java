package dev.firstkey.revocationworker;

import io.smallrye.mutiny.Uni;

/// One at a time for each worker: two transactions that know the same worker never decide beside
/// each other, whatever topics, timers or calls they come from.
public interface Workers {

  /// Waits until the worker is free and holds it until the transaction's end.
  Uni<Void> hold(String workerId);

  /// Holds the worker until the transaction's end if nobody does; false otherwise, at once.
  Uni<Boolean> tryHold(String workerId);
}
