package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;

/// The rows in which this service keeps personal data of a worker who is not at work any more,
/// inside the caller's transaction. What is known of an episode that is over holds none.
public interface PersonalRows {

  /// Erases them, and writes down that it was done.
  ///
  /// @param actor who had it done
  /// @param reference where that is written
  Uni<Void> erase(String workerId, String actor, String reference);
}
