package dev.firstkey.revocationworker;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Timers that survive a restart. Time is the database's clock.
public interface Timers {

  /// Sets the timer, or sets it anew. It exists if and only if the caller's transaction commits.
  Uni<Void> set(Timer timer, Instant dueAt);

  /// Drops the timer, if there is one.
  Uni<Void> drop(Timer.Kind kind, UUID id);

  /// The timers that are due, the oldest first.
  Uni<List<Timer>> due(int limit);

  /// Takes a timer until the transaction's end; false, at once, where it is gone, set anew, or
  /// taken by somebody else.
  Uni<Boolean> take(Timer timer);
}
