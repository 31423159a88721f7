package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Keeps a worker's names for the page, until they are erased. The newest record counts, whatever
/// the order in which they are read.
@ApplicationScoped
public class KeepProfile {
  private final ProfileBook profiles;

  KeepProfile(ProfileBook profiles) {
    this.profiles = profiles;
  }

  public Uni<Void> keep(WorkerProfile profile, ProfileVersion version) {
    return profiles.keep(profile, version);
  }

  public Uni<Void> erase(String workerId, ProfileVersion version) {
    return profiles.erase(workerId, version);
  }
}
