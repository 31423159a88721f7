package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How much waits in quarantine, inside the caller's transaction. No answer costs more the longer a
/// queue is.
public interface Backlogs {
  /// As many are counted; it may be more.
  int MOST_COUNTED = 10_000;

  /// How many wait, and since when the oldest does.
  record Backlog(long waiting, Optional<Instant> oldest) {
    /// None.
    public static final Backlog NONE = new Backlog(0, Optional.empty());

    /// Both together.
    public Backlog and(Backlog other) {
      return new Backlog(
          waiting + other.waiting,
          Stream.of(oldest, other.oldest).flatMap(Optional::stream).min(Instant::compareTo));
    }
  }

  /// The sources of which something waits its turn.
  Uni<List<String>> sourcesInTurn();

  /// The sources of which anything waits.
  Uni<List<String>> sources();

  /// How many of these sources' wait.
  Uni<Backlog> backlogOf(List<String> sources);

  /// How many wait for what; what nobody waits for is not in it.
  Uni<Map<QuarantinedBecause, Backlog>> backlog();
}
