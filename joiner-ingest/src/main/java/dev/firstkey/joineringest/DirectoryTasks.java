package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// The directory work still to do: one task for each worker whose desired account moved. Its claim
/// ends by itself after [#LEASE_SECONDS], so a task whose process died is taken up by another.
public interface DirectoryTasks {
  /// How long a claim holds.
  int LEASE_SECONDS = 60;

  /// A task that is ours until its lease ends.
  record Claim(String workerId, UUID holder) {}

  /// Claims due tasks, at most so many.
  Uni<List<Claim>> claim(int most);

  /// Notes in the caller's transaction that the directory is as `version` wants it, and gives the
  /// claim back; where the version moved meanwhile, the task is due again at once.
  ///
  /// @return false where the claim had ended
  Uni<Boolean> settle(Claim claim, long version);

  /// Gives the claim back unsettled; the task is due again at once.
  Uni<Void> repeat(Claim claim);

  /// Gives the claim back after a failure; the task is due again after a pause that grows up to 30
  /// seconds.
  Uni<Void> postpone(Claim claim);
}
