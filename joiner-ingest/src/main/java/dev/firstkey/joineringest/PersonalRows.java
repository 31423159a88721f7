package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;

/// The rows in which this service keeps personal data of a worker who is not at work and of whom
/// nothing waits in quarantine, inside the caller's transaction. What is known of an episode that
/// is over holds none, and neither does what was decided about a record in quarantine.
public interface PersonalRows {

  /// Whether there are any.
  Uni<Boolean> exist(String workerId);

  /// Whether a provisioning client still keeps the worker as employed.
  Uni<Boolean> provisioned(String workerId);

  /// Erases them, and writes down that it was done.
  ///
  /// @param actor who had it done
  /// @param reference where that is written
  Uni<Void> erase(String workerId, String actor, String reference);
}
