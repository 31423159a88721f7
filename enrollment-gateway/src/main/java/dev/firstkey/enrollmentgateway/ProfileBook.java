package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerProfile;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names that a page shows. Nothing is decided by them.
public interface ProfileBook {

  /// Keeps the names, unless a newer record was heard of.
  Uni<Void> keep(WorkerProfile profile, ProfileVersion version);

  /// Erases the names, unless a newer record was heard of. Older records do not bring them back.
  Uni<Void> erase(String workerId, ProfileVersion version);

  Uni<Optional<WorkerNames>> find(String workerId);

  /// How a worker is addressed.
  ///
  /// @param email null where there is none
  record WorkerNames(String displayName, @Nullable String email) {}
}
