package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerProfile;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The names that a page shows. Nothing is decided by them.
public interface ProfileBook {

  Uni<Void> keep(WorkerProfile profile);

  Uni<Void> erase(String workerId);

  Uni<Optional<WorkerNames>> find(String workerId);

  /// How a worker is addressed.
  ///
  /// @param email null where there is none
  record WorkerNames(String displayName, String email) {}
}
