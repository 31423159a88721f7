package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.domain.Standing;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The Users that SCIM clients keep here, inside the caller's transaction. A client sees those of
/// its own source only.
public interface ProvisionedUsers {

  /// Writes a new one; false where its source has that user name, in any case, or that worker.
  Uni<Boolean> add(ProvisionedUser user);

  /// Writes one that is locked; false where its source has that user name, in any case.
  Uni<Boolean> change(ProvisionedUser user);

  /// Notes how a statement of the User that stands for that employment was answered; nothing where
  /// none does, or where a later statement was answered before.
  Uni<Void> note(Heard.Incomplete statement, Standing answer);

  /// Deletes one that is locked.
  Uni<Void> remove(UUID id);

  /// One, without a lock.
  Uni<Optional<ProvisionedUser>> find(String source, UUID id);

  /// One, locked until the transaction ends.
  Uni<Optional<ProvisionedUser>> lock(String source, UUID id);

  /// The one with that name, in any case.
  Uni<Optional<ProvisionedUser>> named(String source, String userName);

  /// The one that stands for that worker.
  Uni<Optional<ProvisionedUser>> ofWorker(String source, String workerId);

  /// Writes down that the client ended an employment.
  Uni<Void> addOver(String source, String workerId, String episodeId);

  /// Whether it did, heard or not, and whatever became of the User.
  Uni<Boolean> isOver(String source, String workerId, String episodeId);

  /// How many there are.
  Uni<Long> count(String source);

  /// Some of them, in the order in which they were created.
  ///
  /// @param from how many come before
  /// @param most how many at most
  Uni<List<ProvisionedUser>> page(String source, int from, int most);
}
