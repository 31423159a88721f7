package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The directory work still to do: one task for each worker whose desired account moved. Its claim
/// ends by itself after [#LEASE_SECONDS], so a task whose process died is taken up by another.
///
/// Where a task did not end well, or lost its claim, one of its writes may still arrive in the
/// directory after everything else. Such a worker is in doubt: some time later the task is due once
/// more, reads back and mends.
public interface DirectoryTasks {
  /// How long a claim holds.
  int LEASE_SECONDS = 60;

  /// After so many tries in vain a task counts as stuck.
  int STUCK_AFTER = 5;

  /// A task that is ours until its lease ends.
  record Claim(String workerId, UUID holder) {}

  /// How many tasks are to be done, and how many of them are stuck.
  record Backlog(long waiting, long stuck) {}

  /// Claims due tasks, at most so many. A claim that ended by itself leaves its worker in doubt.
  Uni<List<Claim>> claim(int most);

  /// Notes in the caller's transaction that the directory is as `version` wants it, and gives the
  /// claim back; where the version moved meanwhile, the task is due again at once. A doubt that was
  /// due when the task was claimed is settled with it.
  ///
  /// @return false where the claim had ended
  Uni<Boolean> settle(Claim claim, long version);

  /// Gives the claim back unsettled; the task is due again at once, or after pauses where that was
  /// often so.
  Uni<Void> repeat(Claim claim);

  /// Gives the claim back after a failure, where it is still ours; the task is due again after a
  /// pause that grows up to 30 seconds. Either way the worker is in doubt.
  Uni<Void> postpone(Claim claim);

  /// The directory is back: what waits for its pause to end is due at once.
  Uni<Void> hurry();

  /// The next workers behind this one, in the order of their ids.
  Uni<List<String>> workersAfter(String workerId, int most);

  /// Those of the workers of whom something was heard.
  Uni<Set<String>> known(Set<String> workerIds);

  /// Whether the worker's task is done for that version, nobody is at it and nothing is in doubt.
  ///
  /// @param again whether it is due once more then, to read and mend
  Uni<Boolean> atRest(String workerId, long version, boolean again);

  /// The tasks of the workers with these accounts are due once more, to read and mend.
  Uni<Void> lookAt(Set<String> accountIds);

  /// What is still to do.
  Uni<Backlog> backlog();
}
