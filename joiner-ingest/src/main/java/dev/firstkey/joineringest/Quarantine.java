package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Quarantined;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The HR records that wait for staff, inside the caller's transaction. What has been decided is
/// kept without the record's data.
public interface Quarantine {

  /// What became of one.
  enum End {
    /// Staff completed it, and it was heard.
    COMPLETED,
    /// Staff decided that it is not to be believed.
    REJECTED,
    /// Staff decided that it is about a worker whom another source states.
    MERGED,
    /// HR said something newer about its episode.
    OVERTAKEN
  }

  /// How many wait, and since when the oldest does.
  record Backlog(long waiting, Optional<Instant> oldest) {}

  /// Writes one that waits; false where the same bytes were here before.
  Uni<Boolean> add(Quarantined record);

  /// The ones that wait, the oldest first, at most so many.
  Uni<List<Quarantined>> waiting(int most);

  /// One that waits, without a lock.
  Uni<Optional<Quarantined>> find(UUID id);

  /// Ends one that waits; false where it does not any more.
  ///
  /// @param actor who decided
  /// @param reference where that is written
  Uni<Boolean> end(UUID id, End end, String actor, String reference);

  /// Whether something that this source said of an episode waits.
  Uni<Boolean> holds(String source, String workerId, String episodeId);

  /// Ends what a source said of an episode and is not newer than `sequence`: the same source has
  /// said something since. What another source said waits still.
  Uni<Void> overtake(String source, String workerId, String episodeId, long sequence);

  /// Ends everything about an episode: it is over.
  Uni<Void> overtake(String workerId, String episodeId);

  /// How much there is to do.
  Uni<Backlog> backlog();
}
