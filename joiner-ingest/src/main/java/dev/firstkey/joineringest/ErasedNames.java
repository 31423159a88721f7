package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;

/// The account names of workers who were erased, inside the caller's transaction: not which they
/// were, but whether a name is one of them, for as long as it may not be given again.
public interface ErasedNames {

  /// Forgets the worker's account name, and keeps that it was had.
  Uni<Void> erase(String workerId);

  /// Whether somebody who was erased had it, and not long enough ago.
  Uni<Boolean> holds(String username);
}
