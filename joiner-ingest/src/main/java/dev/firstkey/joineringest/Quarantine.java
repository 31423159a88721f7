package dev.firstkey.joineringest;

import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Proposal;
import dev.firstkey.joineringest.domain.Quarantined;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The HR records that wait for staff or for their turn, inside the caller's transaction. What has
/// been decided is kept without the record's data.
public interface Quarantine {

  /// What became of one.
  enum End {
    /// Staff completed it, and it was heard.
    COMPLETED,
    /// Its turn came, or staff let it go on with others; it was heard.
    RELEASED,
    /// Staff decided that it is not to be believed.
    REJECTED,
    /// Staff decided that it is about a worker whom another source states.
    MERGED,
    /// HR said something newer about its episode.
    OVERTAKEN
  }

  /// Writes one that waits; false where the same bytes were here before.
  Uni<Boolean> add(Quarantined record);

  /// The ones that wait, at most so many: those for staff before those for their turn, the oldest
  /// first.
  ///
  /// @param after the one behind which to begin, whatever became of it; empty for the first
  Uni<List<Quarantined>> waiting(Optional<UUID> after, int most);

  /// One that waits, without a lock.
  Uni<Optional<Quarantined>> find(UUID id);

  /// The same, locked until the transaction ends: what is decided about it meanwhile waits for
  /// that, and what was decided before is seen.
  Uni<Optional<Quarantined>> lock(UUID id);

  /// What this source said of an episode and waits, the newest of it, locked like that.
  Uni<Optional<Quarantined>> lock(String source, String workerId, String episodeId);

  /// Puts a newer statement of the same source about the same episode in the place of one that
  /// waits; false where the same bytes were here before.
  ///
  /// @param record with the id of the other
  Uni<Boolean> replace(Quarantined record);

  /// Whether staff rejected something that this source said of an episode.
  Uni<Boolean> isRejected(String source, String workerId, String episodeId);

  /// Why they did so last; empty where nobody said that.
  Uni<Optional<RejectedBecause>> rejectedBecause(String source, String workerId, String episodeId);

  /// Ends one that waits; false where it does not any more.
  ///
  /// @param actor who decided
  /// @param reference where that is written
  Uni<Boolean> end(UUID id, End end, String actor, String reference);

  /// Ends one that waits, because it is not to be believed; false where it does not any more.
  ///
  /// @param because why, where somebody said so
  /// @param actor who decided
  /// @param reference where that is written
  Uni<Boolean> reject(UUID id, Optional<RejectedBecause> because, String actor, String reference);

  /// Writes down how one person completed one that waits.
  Uni<Void> propose(UUID id, Proposal proposal);

  /// Has one wait for staff, because of its members and with its data now.
  Uni<Void> doubt(Quarantined record);

  /// Which one of a source's is next: those that were decided about, then the oldest.
  Uni<Optional<UUID>> nextInTurn(String source);

  /// Whether something that this source said of an episode waits, or staff merged it.
  Uni<Boolean> holds(String source, String workerId, String episodeId);

  /// Whether anything about a worker waits.
  Uni<Boolean> holds(String workerId);

  /// Ends what a source said of an episode and is not newer than `sequence`: the same source has
  /// said something since. What another source said waits still.
  Uni<Void> overtake(String source, String workerId, String episodeId, long sequence);

  /// Ends everything about an episode: it is over.
  Uni<Void> overtake(String workerId, String episodeId);
}
