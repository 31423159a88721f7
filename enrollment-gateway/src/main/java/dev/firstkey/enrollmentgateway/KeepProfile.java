package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Keeps a worker's names for the page, until they are erased.
@ApplicationScoped
public class KeepProfile {
  private final ProfileBook profiles;

  KeepProfile(ProfileBook profiles) {
    this.profiles = profiles;
  }

  public Uni<Void> keep(WorkerProfile profile) {
    return profiles.keep(profile);
  }

  public Uni<Void> erase(String workerId) {
    return profiles.erase(workerId);
  }
}
